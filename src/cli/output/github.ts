// Annotations of a GitHub workflow: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import { printable } from '../../text/index.ts';
import type { Alarm } from '../command.ts';

export const toWorkflowCommands = (alarms: readonly Alarm[]): string[] =>
  alarms.map(({ level, subject, message, place }) => {
    const where = place ? `file=${property(printable(place.file))},line=${place.line},` : '';
    return `::${level} ${where}title=${property(printable(subject))}::${escaped(printable(message))}`;
  });

const escaped = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
