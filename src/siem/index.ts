// The audit log for a SIEM: followed, said in the formats that SIEMs read, and delivered to where they listen.
export { type Cursor, noCursor, openCursor } from './cursor/cursor-file.ts';
export { meanings } from './events/meanings.ts';
export { severities } from './events/severity.ts';
export { subjects } from './events/subjects.ts';
export { createFormat, createLoginFormat, type FormatName, type Line } from './formats/format.ts';
export { eventLog } from './log/event-log.ts';
export { AnotherLog } from './log/log.ts';
export { loginLog } from './log/login-log.ts';
export { activityOf, authentication, classes, type OcsfVersion } from './ocsf/classes.ts';
export { SettingError } from './setting-error.ts';
export { fileSink } from './sinks/file.ts';
export { hecSink } from './sinks/hec.ts';
export { httpSink } from './sinks/http.ts';
export { Refused, type Sink } from './sinks/sink.ts';
export { syslogSink } from './sinks/syslog.ts';
export { watch } from './watch.ts';
