// unleash-admin events watch: follows the audit log, and delivers each event to a SIEM.
import { defineCommand } from '../../command.ts';
import { option } from '../../parameters.ts';

export const eventsWatch = defineCommand({
  summary: 'Follow the audit log, and deliver each event to a SIEM.',
  description: `Events go to standard output, unless --file, --syslog, --hec or --http names
another place: each at least once, in the order of their ids, without secrets.
The cursor file says how far they were taken; with the same file the next run
goes on from there. A receiver or an Unleash that is away is waited for.

SIGHUP opens the file of --file anew; a file that was moved away is, too.`,
  arguments: {},
  options: {
    cursor: option.text('<file>', 'file that keeps how far events were delivered'),
    from: option.day('first day when there is no cursor yet, in UTC; left out, from now on'),
    once: option.switch('end when there is nothing more, instead of waiting for it'),
    logins: option.switch('follow the login history instead: who signed in, and who tried'),
    interval: option.wholeNumberOr(10, '<number>', 'seconds between two looks into a quiet log', {
      from: 1,
      to: 86_400,
    }),
    format: option.oneOf(['ndjson', 'ocsf', 'cef'], 'ndjson', '<format>', 'what a line is'),
    ocsf: option.oneOf(['1.8', '1.9'], '1.8', '<version>', 'version of OCSF'),
    file: option.text('<file>', 'append them to this file'),
    syslog: option.text('<address>', 'send them to tls://HOST:PORT; tcp:// where nobody listens in'),
    hec: option.text('<address>', "send them to Splunk's HTTP Event Collector"),
    hecTokenFile: option.text('<file>', 'file that holds its token'),
    http: option.text('<address>', 'post them to an HTTP collector, a line for each'),
    httpTokenFile: option.text('<file>', 'file that holds its bearer token'),
    caFile: option.text('<file>', 'PEM file of authorities to trust beside the public ones'),
  },
  needs: ['api'],
  examples: [
    'events watch --cursor cursor.json | vector',
    'events watch --cursor c.json --format cef --syslog tls://siem',
    'events watch --hec https://splunk:8088 --hec-token-file token',
    'events watch --once --from 2027-01-01 --format ocsf',
  ],
  run: async ({ options, terminal, api }) => {
    const { followEvents } = await import('../../events/follow.ts');
    await followEvents(api, options, terminal);
  },
});
