/** What each end asks of the other: https://www.rfc-editor.org/rfc/rfc9113#name-settings */
import { Code, Http2Error } from './http2-error.ts';

export const Setting = {
  ENABLE_PUSH: 2,
  MAX_CONCURRENT_STREAMS: 3,
  INITIAL_WINDOW_SIZE: 4,
  MAX_FRAME_SIZE: 5,
} as const;

/** Values by the number of the setting. */
type Settings = { readonly [setting: number]: number };

const entrySize = 6;

export function encodeSettings(settings: Settings): Buffer {
  const entries = Object.entries(settings);
  const bytes = Buffer.alloc(entries.length * entrySize);
  entries.forEach(([setting, value], index) => {
    bytes.writeUInt16BE(Number(setting), index * entrySize);
    bytes.writeUInt32BE(value, index * entrySize + 2);
  });
  return bytes;
}

/** Settings that we do not know are passed over. @throws Http2Error for a value that a setting cannot have */
export function readSettings(bytes: Buffer): Settings {
  if (bytes.length % entrySize !== 0) throw new Http2Error(Code.FRAME_SIZE_ERROR, 'settings are cut short');
  const settings: Record<number, number> = {};
  for (let at = 0; at < bytes.length; at += entrySize) {
    settings[bytes.readUInt16BE(at)] = bytes.readUInt32BE(at + 2);
  }
  const push = settings[Setting.ENABLE_PUSH] ?? 0;
  if (push > 1) throw new Http2Error(Code.PROTOCOL_ERROR, 'whether to push is neither 0 nor 1');
  const window = settings[Setting.INITIAL_WINDOW_SIZE] ?? 0;
  if (window > 2 ** 31 - 1) throw new Http2Error(Code.FLOW_CONTROL_ERROR, 'a window is too wide');
  const frame = settings[Setting.MAX_FRAME_SIZE] ?? 2 ** 14;
  if (frame < 2 ** 14 || frame >= 2 ** 24) throw new Http2Error(Code.PROTOCOL_ERROR, 'no frame can be so long');
  return settings;
}
