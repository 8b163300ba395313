import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Records a voice. `seconds` is undefined while nothing is being recorded.
 * @param {(voice: File) => void} onVoice
 * @param {() => void} onRefused the browser has no microphone for us
 */
export function useRecorder(onVoice, onRefused) {
  const [seconds, setSeconds] = useState(/** @type {number | undefined} */ (undefined));
  const recorder = useRef(/** @type {MediaRecorder | undefined} */ (undefined));
  const recording = seconds !== undefined;
  useEffect(() => {
    if (!recording) return undefined;
    const tick = setInterval(() => setSeconds((now) => (now ?? 0) + 1), 1000);
    return () => clearInterval(tick);
  }, [recording]);

  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const machine = new MediaRecorder(stream);
      /** @type {Blob[]} */
      const pieces = [];
      machine.ondataavailable = ({ data }) => pieces.push(data);
      machine.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        setSeconds(undefined);
        const type = machine.mimeType.split(";")[0] ?? "audio/webm";
        onVoice(new File(pieces, `voice.${type.split("/")[1]}`, { type }));
      };
      machine.start();
      recorder.current = machine;
      setSeconds(0);
    } catch {
      onRefused();
    }
  };
  return { seconds, start, stop: () => recorder.current?.stop() };
}
