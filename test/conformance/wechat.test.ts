import { openWechat } from "../world/wechat/index.js";
import { conform } from "./suite.js";

conform("WeChat through wechaty, with the puppet in the process", () => openWechat("in process"));
conform("WeChat through wechaty, with the puppet behind a gateway", () => openWechat("gateway"));
