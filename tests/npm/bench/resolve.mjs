// Finds modules as a bundler does for a browser.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const CONDITIONS = ["browser", "import", "module", "default"];

// The file that a bare name stands for, seen from another file; undefined where it stands for none.
export function resolveBare(specifier, from) {
  const parts = specifier.split("/");
  const name = parts.splice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  for (const folder of foldersAbove(from)) {
    const root = join(folder, "node_modules", name);
    if (existsSync(join(root, "package.json"))) {
      const target = entry(manifestIn(root), ["."].concat(parts).join("/"));
      return target === undefined ? undefined : join(root, target);
    }
  }
  return undefined;
}

// A package may name other files for browsers.
export function replaced(file) {
  for (const folder of foldersAbove(file)) {
    if (existsSync(join(folder, "package.json"))) {
      const { name, browser } = manifestIn(folder);
      const other = browser?.[`./${relative(folder, file)}`];
      if (typeof other === "string") {
        return join(folder, other);
      }
      if (name !== undefined) {
        return file;
      }
    }
  }
  return file;
}

function entry({ exports, module, main }, subpath) {
  if (exports === undefined) {
    return subpath === "." ? (module ?? main ?? "index.js") : subpath;
  }
  const isSugar = typeof exports === "string" || Object.keys(exports).every((key) => !key.startsWith("."));
  return chosen(isSugar ? (subpath === "." ? exports : undefined) : exports[subpath]);
}

function chosen(target) {
  if (target === undefined || target === null || typeof target === "string") {
    return target ?? undefined;
  }
  const key = Object.keys(target).find((each) => CONDITIONS.includes(each));
  return key === undefined ? undefined : chosen(target[key]);
}

function* foldersAbove(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    yield folder;
  }
}

function manifestIn(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
