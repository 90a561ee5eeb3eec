// The provider "unleash" as Terraform starts it: each member is loaded when it is first named.
import { defineServedProvider, type ServedProvider } from '../src/terraform/framework/index.ts';
import type { ConfigureDependencies } from './connection/configure.ts';
import type { Unleash } from './connection/unleash.ts';
import { definition } from './definition.ts';
import { members } from './generated/members.ts';

/** @param dependencies where settings, log lines and notices of waits come from and go */
export const servedProvider = (version: string, dependencies: ConfigureDependencies): ServedProvider<Unleash> =>
  defineServedProvider({ ...definition(version, dependencies), members });
