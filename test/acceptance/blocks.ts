// HCL of the tests of wrong inputs.

/** A block with one argument a line, so that the first argument is on line 2. */
export const block = (head: string, ...lines: string[]) =>
  `${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
export const resource = (type: string, ...lines: string[]) => block(`resource "unleash_${type}" "it"`, ...lines);
/** A custom role. */
export const role = (permissions: string) =>
  resource('role', 'name = "R"', 'type = "custom"', 'description = ""', `permissions = [${permissions}]`);
