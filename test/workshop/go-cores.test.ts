// What Go is given so that it builds a core: the core's own replacements, and nothing that only its makers have beside it.
import { expect, test } from 'vitest';
import { aroundCore, buildCore } from '../../workshop/go-cores.ts';

const core = { module: 'github.com/acme/core', version: '1.2.3' };

test('what the core takes from elsewhere is taken from there, too', () => {
  const goMod = `module github.com/acme/core

go 1.24.1

require (
	github.com/acme/hcl v1.0.0
	github.com/acme/other v1.0.0 // indirect
)

replace github.com/acme/hcl v1.0.0 => github.com/fork/hcl v1.0.1

replace (
	github.com/acme/other => github.com/fork/other v1.0.2
)
`;
  expect(aroundCore(core, goMod)).toEqual({
    'go.mod': `module core

go 1.24.1

require github.com/acme/core v1.2.3

replace github.com/acme/hcl v1.0.0 => github.com/fork/hcl v1.0.1
replace github.com/acme/other => github.com/fork/other v1.0.2
`,
  });
});

test('a backend that lies beside the core alone is left out', () => {
  const path = 'github.com/acme/core/internal/backend/s3';
  const files = aroundCore(core, `go 1.24.1\n\nreplace ${path} => ./internal/backend/s3\n`);
  expect(files['go.mod']).toContain(`replace ${path} => ./internal/backend/s3\n`);
  expect(files['./internal/backend/s3/go.mod']).toBe(`module ${path}\n\ngo 1.24.1\n`);
  expect(files['./internal/backend/s3/absent.go']).toMatch(/^package s3\n\nimport "github.com\/acme\/core\/internal\//);
});

test.each(['tofu', 'opentofu', 'opentofu@1.12', 'packer@1.2.3', 'terraform@1.5.7; rm -rf'])(
  '%s names no core',
  (name) => {
    expect(() => buildCore(name)).toThrow(`"${name}" names no core: write terraform@1.5.7, or opentofu@1.12.6`);
  },
);
