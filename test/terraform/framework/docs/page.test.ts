// A registry page, derived from a definition.
import { expect, test } from 'vitest';
import { resourcePage } from '../../../../src/terraform/framework/docs/index.ts';
import { computed, optional, required } from '../../../../src/terraform/framework/index.ts';
import { holding } from '../fixture/holding.ts';
import { fakeProvider } from '../fixture/provider.ts';
import { ThingsApi } from '../fixture/things-api.ts';

const resource = holding(
  {
    name: required.string('Unique name.').forcesReplacement(),
    owner: optional.number('Id of the owner.').references('user.id'),
    pin: optional.string('Pin.').sensitive().writeOnly(),
    note: optional.string('Note.').cannotBeCleared().deprecated('Use labels.'),
    size: optional.number('Size.').default(3),
    key: computed.string('Key.'),
    boxes: optional.listOf(
      { width: required.number('Width.'), lid: optional.object({ closed: optional.boolean('Closed.') }, 'Lid.') },
      'Boxes.',
    ),
  },
  {
    requires: 'a large instance',
    area: 'Things',
    documentation: 'https://things.example.com/a',
    whereToFind: 'On its label.',
  },
);

test('a page of a resource', () => {
  const examples = ['resource "fake_thing" "a" {\n  name = "a"\n}\n', 'resource "fake_thing" "a" {\n  name = "b"\n}\n'];
  expect(
    resourcePage(fakeProvider(new ThingsApi(), { resources: [resource] }), resource, examples, { id: '3' }),
  ).toMatchInlineSnapshot(`
    "---
    page_title: "fake_thing Resource"
    subcategory: "Things"
    description: |-
      A thing.
    ---

    # fake_thing (Resource)

    **Needs:** a large instance.

    A thing.

    More about it in [the documentation of Things](https://things.example.com/a).

    ## Example Usage

    \`\`\`terraform
    resource "fake_thing" "a" {
      name = "a"
    }
    \`\`\`

    Changes to it, one after another, without the blocks that stay as they are above:

    \`\`\`terraform
    resource "fake_thing" "a" {
      name = "b"
    }
    \`\`\`

    ## Schema

    ### Required

    - \`name\` (String) Unique name. Changing it replaces the object.

    ### Optional

    - \`boxes\` (Attributes List) Boxes. Left out, there are none. (see [below for nested schema](#nestedatt--boxes))
    - \`note\` (String, Deprecated) Note. Use labels. Left out, it stays as it is; once set it can be changed and not removed.
    - \`owner\` (Number) Id of the owner. Left out, there is none. Such as \`fake_user.NAME.id\`.
    - \`pin\` (String, Sensitive, Write-only) Pin.
    - \`size\` (Number) Size. Default: \`3\`.

    ### Read-Only

    - \`id\` (String) Id.
    - \`key\` (String) Key.

    <a id="nestedatt--boxes"></a>
    ### Nested Schema for \`boxes\`

    #### Required

    - \`width\` (Number) Width.

    #### Optional

    - \`lid\` (Attributes) Lid. Left out, there is none. (see [below for nested schema](#nestedatt--boxes--lid))

    <a id="nestedatt--boxes--lid"></a>
    ### Nested Schema for \`boxes.lid\`

    #### Optional

    - \`closed\` (Boolean) Closed.

    ## Import

    The import id is \`id\`. Its \`name\` is taken as well.

    Where to find it:

    - On its label.
    - \`terraform query\` with [a list block](../list-resources/thing.md) writes import blocks for them.

    \`\`\`terraform
    import {
      to = fake_thing.a
      id = "3"
    }
    \`\`\`

    By its identity, with Terraform or OpenTofu 1.12 or newer:

    \`\`\`terraform
    import {
      to = fake_thing.a
      identity = {
        id = "3"
      }
    }
    \`\`\`

    On the command line:

    \`\`\`shell
    terraform import fake_thing.a '3'
    \`\`\`

    ## Destroy

    Destroying it deletes it.

    ## See Also

    - the list resource [\`fake_thing\`](../list-resources/thing.md)
    "
  `);
});
