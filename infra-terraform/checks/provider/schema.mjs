// Reads the AWS provider's schema out of an npm package that was generated from it: the package has a JavaScript class for each
// resource and each nested block, whose accessors tell names, types and what may be set. The text is read, never run.

const ENTITY = /class (\w+) extends cdkt[fn]\.Terraform(Resource|DataSource|Provider) \{/;
const COMPUTED = /\/\/ (\w+) - computed: (true|false), optional/g;
const NESTED = /_(\w+) = new (?:\w+\.)?(\w+?)(List|Map|OutputReference)\(this, "(\w+)"(?:, (true|false))?\)/g;
const GETTER = /get (\w+)\(\) \{\s+return (.*?)(?:get(\w+?)|interpolationFor)Attribute\('(\w+)'\)/g;
const CHANGER = /^\s+(?:set (\w+)\(value\)|(put|reset)(\w+)\()/gm;
const ARGUMENT = /(\w+): \{\s+value: [^\n]*,\s+isBlock: (true|false),\s+type: "(\w+)",\s+storageClassType: "(\w+)"/g;

const SCALARS = { String: 'string', Number: 'number', Boolean: 'bool' };
// A statement of a web ACL holds statements: the provider's own schema ends after three.
const DEEPEST_RECURSION = 3;
// For the seven arguments whose type the packages leave open: a set of blocks may hold no dynamic type.
const UNTOLD = 'string';
const WRITTEN = {
  string: 'string', number: 'number', boolean: 'bool', any: UNTOLD,
  stringList: ['list', 'string'], numberList: ['list', 'number'], stringMap: ['map', 'string'], numberMap: ['map', 'number'],
  booleanMap: ['map', 'bool'], stringListList: ['list', ['list', 'string']], stringListMap: ['map', ['list', 'string']],
  stringMapList: ['list', ['map', 'string']], stringMapMap: ['map', ['map', 'string']],
};

/** The schema of all resources and data sources, from the text of each, as the plugin protocol wants it. */
export function schemaOf(sources) {
  const schema = { provider: undefined, resource_schemas: {}, data_source_schemas: {} };
  for (const source of sources) {
    const entity = source.match(ENTITY);
    if (!entity) continue;
    const [, name, kind] = entity;
    const block = new Source(source).blockOf(name, `class ${name} `, 'synthesizeHclAttributes()');
    if (kind === 'Provider') {
      schema.provider = { block };
      continue;
    }
    const type = source.match(/tfResourceType = "(\w+)"/)[1];
    schema[kind === 'Resource' ? 'resource_schemas' : 'data_source_schemas'][type] = { block };
  }
  return schema;
}

class Source {
  constructor(text) {
    this.text = text;
    this.open = [];
  }

  blockOf(name, declaration, writer) {
    const body = this.section(declaration);
    const writing = writer.startsWith('function') ? this.section(writer) : body.slice(body.indexOf(writer));
    const rules = new Map(), nested = new Map(), getters = new Map(), written = new Map();
    const set = new Set(), reset = new Set(), computed = new Map();
    for (const [, field, value] of body.matchAll(COMPUTED)) computed.set(field, value === 'true');
    for (const [, setter, verb, suffix] of body.matchAll(CHANGER)) {
      if (verb === 'reset') reset.add(decapitalised(suffix));
      else set.add(setter ?? decapitalised(suffix));
    }
    const rule = (field, member) => {
      const settable = set.has(member);
      const required = settable && !reset.has(member);
      // Some packages do not say whether an optional argument is computed; `withComputedOf` completes them.
      return { required, optional: settable && !required, computed: required ? false : settable ? computed.get(field) : true };
    };
    for (const [, member, before, getter, field] of body.matchAll(GETTER)) {
      getters.set(field, { getter, set: before.includes('tolist') });
      rules.set(field, rule(field, member));
    }
    for (const [, member, struct, shape, field, wrapsSet] of body.matchAll(NESTED)) {
      nested.set(field, { struct, shape, set: wrapsSet === 'true' });
      rules.set(field, rule(field, member));
    }
    for (const [, field, block, type, storage] of writing.matchAll(ARGUMENT)) written.set(field, { block: block === 'true', type, storage });
    // The provider's own arguments have no such accessors: all of them may be left out.
    for (const field of written.keys()) if (!rules.has(field)) rules.set(field, { required: false, optional: true, computed: false });

    const block = { attributes: [], block_types: [] };
    for (const [field, rule] of rules) {
      const argument = written.get(field);
      if (argument?.block && !rule.computed) block.block_types.push(this.nestedBlock(field, rule, argument, nested.get(field)));
      else block.attributes.push({ name: field, type: this.attributeType(field, getters, nested, written), ...rule });
    }
    return block;
  }

  structOf(struct) {
    if (this.open.filter((outer) => outer === struct).length === DEEPEST_RECURSION) return { attributes: [], block_types: [] };
    this.open.push(struct);
    try {
      const written = `function ${decapitalised(struct)}ToHclTerraform(`;
      return this.blockOf(struct, `class ${struct}OutputReference `, written);
    } finally {
      this.open.pop();
    }
  }

  nestedBlock(field, rule, argument, nested) {
    const struct = nested?.struct ?? argument.storage.replace(/(List|Map)$/, '');
    const single = nested?.shape === 'OutputReference';
    const counted = argument.type === 'list' || argument.type === 'set';
    return {
      type_name: field,
      block: this.structOf(struct),
      nesting: { list: 'LIST', set: 'SET', map: 'MAP', struct: 'SINGLE' }[argument.type],
      min_items: rule.required && counted ? 1 : 0,
      max_items: single && counted ? 1 : 0,
    };
  }

  attributeType(field, getters, nested, written) {
    const inner = nested.get(field);
    if (inner) {
      const object = this.objectType(inner.struct);
      if (inner.shape === 'OutputReference') return object;
      return [inner.shape === 'Map' ? 'map' : inner.set ? 'set' : 'list', object];
    }
    const { getter, set } = getters.get(field) ?? {};
    const argument = written.get(field);
    if (getter in SCALARS) return SCALARS[getter];
    if (getter?.endsWith('Map')) return ['map', SCALARS[getter.slice(0, -3)]];
    if (getter?.endsWith('List')) return [set ? 'set' : 'list', SCALARS[getter.slice(0, -4)] ?? 'string'];
    const type = WRITTEN[argument?.storage] ?? UNTOLD;
    return argument?.type === 'set' && Array.isArray(type) ? ['set', type[1]] : type;
  }

  objectType(struct) {
    const { attributes, block_types: blocks } = this.structOf(struct);
    const fields = attributes.map(({ name, type }) => [name, type]);
    for (const { type_name: name, block, nesting } of blocks) {
      const object = objectOf(block);
      fields.push([name, nesting === 'SINGLE' ? object : [nesting.toLowerCase(), object]]);
    }
    return ['object', Object.fromEntries(fields)];
  }

  /** The text from a declaration to the next one. */
  section(declaration) {
    const start = this.text.indexOf(declaration);
    if (start < 0) return '';
    const end = this.text.slice(start + 1).search(/^(class|function|exports\.) ?/m);
    return this.text.slice(start, end < 0 ? undefined : start + 1 + end);
  }
}

function objectOf(block) {
  const fields = block.attributes.map(({ name, type }) => [name, type]);
  for (const nested of block.block_types) {
    fields.push([nested.type_name, nested.nesting === 'SINGLE' ? objectOf(nested.block) : [nested.nesting.toLowerCase(), objectOf(nested.block)]]);
  }
  return ['object', Object.fromEntries(fields)];
}

function decapitalised(name) {
  return name[0].toLowerCase() + name.slice(1);
}

/** Completes a schema whose package does not say which optional arguments are computed from one whose package does. */
export function withComputedOf(schema, reference) {
  for (const kind of ['resource_schemas', 'data_source_schemas']) {
    for (const [type, { block }] of Object.entries(schema[kind])) complete(block, reference[kind][type]?.block);
  }
  complete(schema.provider.block, undefined);
  // The packages leave open what a statement holds where rules are written inside a web ACL, and tell it where they stand alone.
  const statement = reference.resource_schemas.aws_wafv2_web_acl_rule.block.block_types.find(({ type_name: name }) => name === 'statement');
  for (const type of ['aws_wafv2_web_acl', 'aws_wafv2_rule_group']) {
    const rule = schema.resource_schemas[type].block.block_types.find(({ type_name: name }) => name === 'rule').block;
    rule.attributes = rule.attributes.filter(({ name }) => name !== 'statement');
    rule.block_types.push(statement);
  }
  return schema;
}

function complete(block, reference) {
  const attributes = new Map(reference?.attributes.map((attribute) => [attribute.name, attribute]));
  for (const attribute of block.attributes) {
    attribute.computed ??= attributes.get(attribute.name)?.computed ?? attribute.name === 'id';
  }
  // What can also be written as blocks but is computed, such as a security group's rules, is an attribute.
  block.block_types = block.block_types.filter(({ type_name: name, block: nested, nesting }) => {
    const attribute = attributes.get(name);
    if (attribute) block.attributes.push(attribute);
    else complete(nested, reference?.block_types.find((other) => other.type_name === name && other.nesting === nesting)?.block);
    return !attribute;
  });
}
