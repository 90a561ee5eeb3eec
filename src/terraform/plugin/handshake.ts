/** The first words between Terraform and a plugin: the environment that it is given, the line that it answers with. */
import { X509Certificate } from 'node:crypto';

type Environment = { readonly [name: string]: string | undefined };

/** What Terraform asks for: https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md */
interface Invitation {
  /** PEM; absent when Terraform is told not to use TLS (`TF_DISABLE_PLUGIN_TLS`). */
  readonly clientCertificate?: string;
  readonly socketDirectory?: string;
  /** TCP ports to choose from, where there are no Unix sockets. */
  readonly ports?: { readonly min: number; readonly max: number };
}

export type Address =
  | { readonly network: 'unix'; readonly path: string }
  | { readonly network: 'tcp'; readonly port: number };

/** Says in one sentence why the process cannot be a plugin. */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError';
}

const coreProtocolVersion = 1;
const largestPort = 65_535;
const cookie = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

/** @throws HandshakeError when the process was not started by Terraform, or by one that speaks no common protocol. */
export function readInvitation(env: Environment, protocolVersion: number): Invitation {
  if (env.TF_PLUGIN_MAGIC_COOKIE !== cookie) {
    throw new HandshakeError(
      'This program is a Terraform provider: Terraform starts it by itself when a configuration needs it ' +
        '(to attach a debugger, start it with --debug).',
    );
  }
  const offered = env.PLUGIN_PROTOCOL_VERSIONS;
  if (offered !== undefined && !offered.split(',').map(Number).includes(protocolVersion)) {
    throw new HandshakeError(
      `This provider speaks plugin protocol ${protocolVersion}, but this Terraform only ${offered}: use Terraform 1.0 or later.`,
    );
  }
  const clientCertificate = env.PLUGIN_CLIENT_CERT || undefined;
  if (clientCertificate !== undefined && !isCertificate(clientCertificate)) {
    throw new HandshakeError(
      'PLUGIN_CLIENT_CERT is not a certificate in PEM form: Terraform sets it, so leave it unset.',
    );
  }
  return {
    clientCertificate,
    socketDirectory: env.PLUGIN_UNIX_SOCKET_DIR || undefined,
    ports: readPorts(env),
  };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

function readPorts({ PLUGIN_MIN_PORT, PLUGIN_MAX_PORT }: Environment): Invitation['ports'] {
  const [min, max] = [Number(PLUGIN_MIN_PORT), Number(PLUGIN_MAX_PORT)];
  const arePorts = [min, max].every((port) => Number.isInteger(port) && port > 0 && port <= largestPort);
  return arePorts && max >= min ? { min, max } : undefined;
}

/** The first line on stdout. The certificate is base64 without padding, or nothing when there is no TLS. */
export function handshakeLine(protocolVersion: number, address: Address, certificate?: Uint8Array): string {
  const encoded = certificate ? Buffer.from(certificate).toString('base64').replace(/=+$/, '') : '';
  const { network } = address;
  return `${[coreProtocolVersion, protocolVersion, network, formatAddress(address), 'grpc', encoded].join('|')}\n`;
}

/** A socket's path, or `127.0.0.1:port`. */
export function formatAddress(address: Address): string {
  return address.network === 'unix' ? address.path : `127.0.0.1:${address.port}`;
}
