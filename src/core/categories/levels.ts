import type { Class } from "../office.js";

/** The first level with its English names. */
export const firstLevels = {
  市容环境: "City appearance",
  市政设施: "Public works",
  水电气热: "Water, power, gas and heating",
  物业小区: "Housing estates",
  停车交通: "Parking and traffic",
  噪声扰民: "Noise",
  违法建设: "Illegal building and trading",
  公共安全: "Public safety",
  民政养老: "Welfare and elder care",
  社保医疗教育: "Insurance, health and schools",
  农业农村: "Farms and villages",
  矛盾纠纷: "Disputes",
  干部作风: "Conduct of staff",
  协商议题: "Matters to talk over",
  应急敏感: "Grave matters",
} as const;

/** A category of the first level. */
export type FirstLevel = keyof typeof firstLevels;

/** A category as its data file holds it. */
export type CategoryRow = Readonly<{
  id: `${FirstLevel}/${string}`;
  en: string;
  class: Class;
  zh: string;
  words: string;
}>;
