// The environment of a user who has just begun: an empty home directory, and the npm settings and cache of this machine.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Variables for child processes. Nothing that Terraform or npm scripts of this process have set gets through. */
export function ownHome(home: string): NodeJS.ProcessEnv {
  mkdirSync(home, { recursive: true });
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(TF_|npm_|NODE_OPTIONS$|UNLEASH_|VITEST)/.test(name),
  );
  const cache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim();
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_ARGS: '-no-color',
    npm_config_cache: cache,
    npm_config_userconfig: process.env.npm_config_userconfig ?? join(homedir(), '.npmrc'),
    // What this project has installed is in the cache already.
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  };
}
