/** Colours and sizes of the digest's picture, in pixels of a picture that is read on a phone. */
export const theme = {
  width: 1080,
  margin: 56,
  font: "Noto Sans SC",
  ink: "#1b2a33",
  soft: "#6a7a84",
  faint: "#e4e9ec",
  paper: "#ffffff",
  panel: "#f5f7f8",
  received: "#1f6f8b",
  closed: "#a9c3cd",
  late: "#c4472d",
  bands: { A: "#2f7d5b", B: "#a87b10", C: "#b4472f", none: "#6a7a84" },
} as const;

/** The width between the margins. */
export const inner = theme.width - 2 * theme.margin;
