// Every script can be linked: what a module imports is there. A page whose module is wrong stays empty.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { createContext, SourceTextModule, SyntheticModule } from "node:vm";

const FOLDER = resolve(import.meta.dirname, "../../main/webapp/assets/js");

const context = createContext({});
const modules = new Map();

function load(file) {
  if (!modules.has(file)) modules.set(file, new SourceTextModule(readFileSync(file, "utf8"), { identifier: file, context }));
  return modules.get(file);
}

/** The WebJars are not ours; libraries.js says what is taken from them. */
function find(specifier, from) {
  if (!specifier.startsWith("/webjars/")) return load(resolve(dirname(from.identifier), specifier));
  const names = [...readFileSync(from.identifier, "utf8").matchAll(/export \{([^}]*)\}/g)].flatMap(([, list]) => list.split(",").map((name) => name.trim()));
  return new SyntheticModule(names, () => {}, { identifier: specifier, context });
}

for (const page of readdirSync(join(FOLDER, "pages")).filter((name) => name.endsWith(".js"))) {
  test(`${basename(page, ".js")} finds all that it imports`, async () => {
    await assert.doesNotReject(load(join(FOLDER, "pages", page)).link(find));
  });
}
