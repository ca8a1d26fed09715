// IAM policies that we write name what they allow: no `*` as action or resource, and no one unknown as principal.

import { isNarrowed, isScopeless, isWholeKind } from './exceptions.mjs';

const listed = (value) => (value === undefined ? [] : [value].flat());

const isKeyPolicy = (type) => /^aws_kms_(key|replica_key|key_policy)$/.test(type);

/** Whether a resource is everything, everything of a service, or everything of a kind, such as `instance/*` or a whole bucket. */
function isOpen(resource) {
  const name = resource.split(':').slice(5).join(':');
  return resource === '*' || name === '*' || (/^[\w.-]+[/:]\*$/.test(name) && !isWholeKind(resource));
}

function* statements(resources, effect) {
  for (const { address, type, values } of resources) {
    for (const [attribute, value] of Object.entries(values)) {
      if (typeof value !== 'string' || !value.startsWith('{"')) continue;
      for (const statement of listed(JSON.parse(value).Statement)) {
        if (statement.Effect === effect) yield { address, type, attribute, ...statement };
      }
    }
  }
}

export default [
  {
    name: 'actions are named',
    * violations(resources) {
      for (const { address, type, Action, NotAction } of statements(resources, 'Allow')) {
        if (NotAction) yield `${address} allows all but ${listed(NotAction).join(', ')}`;
        // In a key's own policy the account's administrators need kms:*, or the key cannot be managed by anyone.
        if (isKeyPolicy(type)) continue;
        for (const action of listed(Action).filter((action) => action.includes('*'))) yield `${address} allows ${action}`;
      }
    },
  },
  {
    name: 'resources are named',
    * violations(resources) {
      for (const { address, type, Action, Resource, NotResource, Condition } of statements(resources, 'Allow')) {
        if (NotResource) yield `${address} allows all but ${listed(NotResource).join(', ')}`;
        // In a key's own policy `*` means the key itself.
        if (isKeyPolicy(type) || isNarrowed(Condition)) continue;
        for (const resource of listed(Resource).filter(isOpen)) {
          for (const action of listed(Action).filter((action) => !isScopeless(action, Condition))) yield `${address} allows ${action} on ${resource}`;
        }
      }
    },
  },
  {
    name: 'principals are named',
    * violations(resources) {
      for (const { address, Principal, Condition } of statements(resources, 'Allow')) {
        const anyone = Principal === '*' || listed(Principal?.AWS).includes('*');
        if (anyone && !Condition) yield `${address} allows anyone`;
      }
    },
  },
];
