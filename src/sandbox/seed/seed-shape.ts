// Checks a seed that somebody wrote.
import { z } from 'zod';
import type { Seed } from './seed.ts';

const name = z.string().min(1);
const permission = z.union([name, z.strictObject({ name, environment: z.string().nullish() })]);
const approvals = z.union([z.int().min(1).max(10), z.strictObject({ requiredApprovals: z.int().min(1).max(10) })]);

export const seedShape: z.ZodType<Seed, Seed> = z.strictObject({
  environments: z
    .array(
      z.strictObject({
        name,
        type: name,
        enabled: z.boolean().optional(),
        sortOrder: z.int().optional(),
        requiredApprovals: z.int().min(1).nullish(),
      }),
    )
    .optional(),
  roles: z
    .array(
      z.strictObject({
        name,
        type: z.enum(['custom', 'root-custom']).optional(),
        description: z.string().optional(),
        permissions: z.array(permission).optional(),
      }),
    )
    .optional(),
  users: z
    .array(
      z
        .strictObject({
          username: name.optional(),
          email: name.optional(),
          name: name.optional(),
          password: z.string().optional(),
          rootRole: z.union([name, z.int()]).optional(),
          token: z
            .string()
            .regex(/^user:\S+$/, 'a personal access token starts with user:')
            .optional(),
          seenAt: z.iso.datetime().optional(),
        })
        .refine((user) => user.username !== undefined || user.email !== undefined, 'needs a username or an email'),
    )
    .optional(),
  groups: z
    .array(
      z.strictObject({
        name,
        description: z.string().optional(),
        mappingsSSO: z.array(z.string()).optional(),
        rootRole: z.union([name, z.int()]).nullish(),
        users: z.array(z.union([name, z.int()])).optional(),
      }),
    )
    .optional(),
  projects: z
    .array(
      z.strictObject({
        id: name,
        name: name.optional(),
        description: z.string().nullish(),
        mode: z.enum(['open', 'protected', 'private']).optional(),
        defaultStickiness: name.optional(),
        environments: z.array(name).optional(),
        featureNaming: z
          .strictObject({
            pattern: z.string().nullable(),
            example: z.string().nullish(),
            description: z.string().nullish(),
          })
          .optional(),
        linkTemplates: z.array(z.strictObject({ title: z.string().nullish(), urlTemplate: name })).optional(),
        changeRequests: z.record(name, approvals).optional(),
        archived: z.boolean().optional(),
        access: z
          .array(
            z.strictObject({
              role: z.union([name, z.int()]),
              users: z.array(z.union([name, z.int()])).optional(),
              groups: z.array(z.union([name, z.int()])).optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  changeRequests: z
    .array(
      z.strictObject({
        project: name,
        environment: name,
        title: z.string().optional(),
        createdBy: z.union([name, z.int()]),
        state: z.enum(['Draft', 'In review', 'Approved', 'Applied', 'Cancelled', 'Rejected']).optional(),
        features: z.array(name).optional(),
        changes: z
          .array(
            z.strictObject({
              feature: name,
              action: name,
              payload: z.record(z.string(), z.unknown()).optional(),
            }),
          )
          .optional(),
        approvedBy: z.array(z.union([name, z.int()])).optional(),
      }),
    )
    .optional(),
  contextFields: z
    .array(
      z.strictObject({
        name,
        description: z.string().optional(),
        stickiness: z.boolean().optional(),
        sortOrder: z.int().optional(),
        legalValues: z.array(z.strictObject({ value: name, description: z.string().optional() })).optional(),
        project: name.optional(),
      }),
    )
    .optional(),
  apiTokens: z
    .array(
      z.strictObject({
        tokenName: name,
        type: z.enum(['client', 'backend', 'frontend']),
        environment: name.optional(),
        projects: z.array(name).min(1).optional(),
        expiresAt: z.iso.datetime().optional(),
        seenAt: z.iso.datetime().optional(),
      }),
    )
    .optional(),
  tagTypes: z
    .array(
      z.strictObject({
        name,
        description: z.string().optional(),
        icon: z.string().nullish(),
        color: z.string().nullish(),
      }),
    )
    .optional(),
  segments: z
    .array(
      z.strictObject({
        name,
        description: z.string().nullish(),
        project: name.optional(),
        constraints: z.array(z.looseObject({ contextName: name, operator: name })),
      }),
    )
    .optional(),
  integrations: z
    .array(
      z.strictObject({
        provider: name,
        description: z.string().optional(),
        enabled: z.boolean(),
        parameters: z.record(name, z.unknown()),
        events: z.array(name),
        projects: z.array(name).optional(),
        environments: z.array(name).optional(),
      }),
    )
    .optional(),
  logins: z
    .array(
      z.strictObject({
        username: name,
        minutesAgo: z.int().min(0).max(20_160),
        successful: z.boolean().optional(),
        type: name.optional(),
        ip: name.optional(),
        failureReason: name.optional(),
      }),
    )
    .optional(),
  cors: z.array(name).optional(),
  maintenance: z.boolean().optional(),
  sendsEmail: z.boolean().optional(),
  limits: z
    .strictObject({
      projects: z.int().min(1).optional(),
      environments: z.int().min(1).optional(),
      apiTokens: z.int().min(0).optional(),
      segments: z.int().min(0).optional(),
      segmentValues: z.int().min(0).optional(),
    })
    .optional(),
});
