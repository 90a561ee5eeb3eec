// unleash-admin sandbox: an in-memory admin API on this machine, until it is told to end.
import { defineCommand } from '../command.ts';
import { option } from '../parameters.ts';

export const sandbox = defineCommand({
  summary: 'Start an in-memory Unleash admin API on this machine.',
  description: `The first line on standard output is one JSON object with "url" and "token". The
sandbox holds what a fresh instance holds and forgets everything when it ends.
Of very many requests and events it keeps the latest: up to 100000 of each, and
the bodies of the last 10000 requests. A body may have 100 KiB.

The secret of the admin token is that of --token, --token-file or the
environment variable UNLEASH_SANDBOX_TOKEN, in this order, and random without
any of them.

A fail RULE is WHAT:HOW[:times=N|always][:after=N][:retry-after=SECONDS]
  WHAT  an operation (createRole), or a method and a path
        ("PUT /api/admin/projects/*"; ** stands for any rest)
  HOW   a status from 400 to 599, reset-before, reset-after, truncate, html,
        hang, or slow=MS`,
  arguments: {},
  options: {
    port: option.wholeNumberOr(4242, '<number>', 'port to listen on, 0 for a free one', { from: 0, to: 65_535 }),
    host: option.textOr('127.0.0.1', '<address>', 'address to listen on'),
    latency: option.wholeNumberOr(0, '<ms>', 'let every request wait this long', { from: 0, to: 600_000 }),
    log: option.text('<file>', 'append one JSON line per request: method, path, status, ms'),
    seed: option.text('<file>', 'JSON file with what the instance holds beyond a fresh one'),
    fail: option.texts('<rule>', 'make requests fail'),
    edition: option.oneOf(['oss', 'pro', 'enterprise'], 'enterprise', '<edition>', 'which routes exist'),
    userLimit: option.switch('answer 429 after 20 user creations a minute, as servers do'),
    secureTokens: option.switch('store new tokens securely, as newer servers may: their secrets are shown once'),
    token: option.text(
      '<secret>',
      'secret of the admin token, which others on this machine see in the list of processes',
    ),
    tokenFile: option.text('<file>', 'file that holds the secret of the admin token'),
  },
  needs: [],
  examples: [
    'sandbox --port 0',
    'sandbox --seed instance.json --log requests.jsonl',
    'sandbox --fail createRole:503:times=2',
    'sandbox --fail "PUT /api/admin/projects/*:reset-after"',
  ],
  run: async ({ options, terminal }) => {
    const { serveSandbox } = await import('../sandbox/serve.ts');
    await serveSandbox(options, terminal);
  },
});
