// The contract on disk is what its halves, patches and generator make of it, and it fits itself.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { knownDifferences } from '../../openapi/patches.ts';
import { buildContract, files, readOperationLists } from '../../workshop/contract.ts';
import { listOperations, type OpenApiDocument } from '../../src/contract/document.ts';
import { resolvePointer } from '../../src/contract/patch.ts';
import { stableJson } from '../../src/contract/stable-json.ts';
import { runCheck } from '../../workshop/openapi-check.ts';
import { renderOpenapi } from '../../workshop/generate/openapi.ts';
import { operations } from '../../src/admin-api/generated/operations.ts';
import { judgeBy } from '../support/contract-judge.ts';

const PROSE = ['summary', 'description', 'example', 'examples', 'externalDocs', 'tags'];

describe('the contract', () => {
  test('is generated: every file is what the generator writes, the same each time', async () => {
    const rendered = await renderOpenapi();
    for (const [file, text] of rendered) expect(await readFile(file, 'utf8'), file).toBe(text);
    expect(await renderOpenapi()).toEqual(rendered);
  });

  test('has each listed operation once, and the table of addresses has them too', async () => {
    const { openSource, enterprise } = await readOperationLists();
    const listed = [...openSource, ...enterprise].sort();
    expect(new Set(listed).size).toBe(listed.length);
    const built = listOperations(await buildContract());
    expect(built.map(({ id }) => id)).toEqual(listed);
    for (const { id, method, path } of built) {
      expect(operations[id as keyof typeof operations]).toEqual({ method: method.toUpperCase(), path });
    }
  });

  test('keeps its lists and its halves sorted', async () => {
    const lists = await readOperationLists();
    for (const list of Object.values(lists)) expect(list).toEqual([...list].sort());
    for (const file of [files.openSource, files.enterprise]) {
      const text = await readFile(file, 'utf8');
      expect(stableJson(JSON.parse(text)), file).toBe(text);
    }
  });

  test('holds structure only', async () => {
    const contract = await buildContract();
    const prose: string[] = [];
    const visit = (value: unknown, path: string[]): void => {
      if (value === null || typeof value !== 'object') return;
      for (const [key, inner] of Object.entries(value)) {
        if (PROSE.includes(key) && path.at(-1) !== 'properties') prose.push([...path, key].join('.'));
        visit(inner, [...path, key]);
      }
    };
    visit(contract, []);
    expect(prose).toEqual([]);
  });

  test('names the parameters of each path', async () => {
    for (const { id, path, operation } of listOperations(await buildContract())) {
      const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(named, id).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  test('compiles: a validator can be made of every body and every answer', async () => {
    const contract: OpenApiDocument = await buildContract();
    const judge = judgeBy(contract);
    for (const { id, operation } of listOperations(contract)) {
      if (operation.requestBody) expect(judge.request(id, 0), id).not.toEqual([]);
      for (const status of Object.keys(operation.responses)) judge.response(id, Number(status) || 500, {});
    }
  });

  test('knows of version differences only in places that it has', async () => {
    const contract = await buildContract();
    for (const { pointer, reason, ...target } of knownDifferences) {
      const root = 'schema' in target ? contract.components.schemas[target.schema] : undefined;
      const operation = listOperations(contract).find(({ id }) => 'operation' in target && id === target.operation);
      expect(resolvePointer(root ?? operation?.operation ?? null, pointer), reason).toBeDefined();
    }
  });

  test('fits itself', async () => {
    const { exitCode, stdout } = await runCheck([files.contract]);
    expect(stdout).toContain('Fits the contract: 0 breaking, 0 notable, 0 new, 0 known.');
    expect(exitCode).toBe(0);
  });
});
