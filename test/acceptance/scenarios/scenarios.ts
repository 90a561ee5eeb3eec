// Whole lives of objects, as people lead them: each step says what is to be planned, and every core has to agree with it.
import type { FailRule } from '../../../src/sandbox/index.ts';
import type { Feature } from '../../../src/terraform/testing/index.ts';
import official from '../../golden/official-schema-3.4.3.json' with { type: 'json' };
import type { Play } from './play.ts';
import { elsewhere } from './real-core.ts';

export interface Scenario {
  readonly name: string;
  /** Only cores with it can do it. */
  readonly needs?: Feature;
  /** Types that are tried. */
  readonly of: readonly string[];
  readonly walk: (play: Play) => Promise<void>;
}

/** By type and name. */
const { resources }: { readonly resources: { readonly [type: string]: object } } = official;

const some = ['unleash_project', 'unleash_user', 'unleash_project_environment'];

/** Fails the write that makes the object, or the one after it. */
const creating: { readonly [type: string]: { readonly first: FailRule; readonly second?: FailRule } } = {
  unleash_project: {
    first: { operation: 'createProject', how: { status: 403 } },
    second: { operation: 'updateProjectEnterpriseSettings', how: { status: 403 } },
  },
  unleash_user: { first: { operation: 'createUser', how: { status: 403 } } },
  unleash_role: { first: { operation: 'createRole', how: { status: 403 } } },
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'create, plan again, destroy',
    of: some,
    async walk(play) {
      await play.apply(play.example(0), 'create');
      await play.plan(play.example(0));
      await play.destroy();
    },
  },
  {
    name: 'update in place, then replace',
    of: ['unleash_project', 'unleash_environment', 'unleash_context_field'],
    async walk(play) {
      await play.apply(play.example(0), 'create');
      await play.apply(play.example(1), 'update');
      await play.apply(play.example(play.member.type === 'unleash_context_field' ? 2 : 3), 'replace');
      await play.plan(play.example(play.member.type === 'unleash_context_field' ? 2 : 3));
    },
  },
  {
    name: 'a block is taken out of the configuration',
    of: ['unleash_project_environment', 'unleash_segment'],
    async walk(play) {
      await play.apply(play.example(0), 'create');
      await play.apply('', 'delete');
    },
  },
  {
    name: 'somebody else changes it',
    of: ['unleash_project', 'unleash_environment', 'unleash_role'],
    async walk(play) {
      await play.apply(play.example(0), 'create');
      await play.colleague(play.example(1));
      await play.apply(play.example(0), 'update');
      await play.plan(play.example(0));
    },
  },
  {
    name: 'somebody else deletes it',
    of: ['unleash_project', 'unleash_user', 'unleash_segment'],
    async walk(play) {
      await play.apply(play.example(0), 'create');
      await play.colleague();
      await play.apply(play.example(0), 'create');
      await play.plan(play.example(0));
    },
  },
  {
    name: 'import by id',
    of: some,
    async walk(play) {
      await play.apply(play.example(0), 'create');
      await play.import(play.example(0), play.keys.id);
    },
  },
  {
    name: 'import by identity',
    needs: 'import by identity',
    of: some,
    async walk(play) {
      await play.apply(play.example(0), 'create');
      await play.import(play.example(0), play.keys.identity);
    },
  },
  {
    name: 'moved from the official provider',
    needs: 'moved',
    of: ['unleash_project', 'unleash_user', 'unleash_context_field'],
    async walk(play) {
      await play.apply(play.example(0), 'create');
      const { type } = play.member;
      const known = Object.keys(resources[type]!);
      const state = Object.fromEntries(Object.entries(play.object).filter(([name]) => known.includes(name)));
      await play.move(play.example(0), { provider: elsewhere, type, state });
    },
  },
  {
    name: 'refused when it is made, then made',
    of: Object.keys(creating),
    async walk(play) {
      play.driver.sandbox.fail(creating[play.member.type]!.first);
      await play.apply(play.example(0), 'create', 1);
      await play.apply(play.example(0), 'create');
      await play.plan(play.example(0));
    },
  },
  {
    name: 'made by half, then made anew',
    of: Object.keys(creating).filter((type) => creating[type]!.second),
    async walk(play) {
      play.driver.sandbox.fail(creating[play.member.type]!.second!);
      await play.apply(play.example(0), 'create', 1);
      await play.apply(play.example(0), 'replace');
      await play.plan(play.example(0));
    },
  },
];
