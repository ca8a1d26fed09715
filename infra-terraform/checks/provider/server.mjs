// A provider that knows the AWS provider's schema and nothing else: enough for `terraform validate`, and for `terraform test` where
// the provider is mocked. It speaks Terraform's plugin protocol 5 on loopback and is found by TF_REATTACH_PROVIDERS.

import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const protocol = grpc.loadPackageDefinition(loadSync(fileURLToPath(new URL('tfplugin5.proto', import.meta.url)), { keepCase: true })).tfplugin5;

/**
 * Starts it with the types of `schema` that are wanted, and gives the environment in which terraform finds it. Serving all 2,400
 * types would make each terraform command take seconds and print them all; one that does not exist stays unknown either way.
 */
export async function serve(schema, types) {
  const response = encoded(schema, types);
  const server = new grpc.Server();
  const { GetSchema, ...others } = protocol.Provider.service;
  server.addService(
    { ...others, GetSchema: { ...GetSchema, responseSerialize: (encoded) => encoded } },
    {
      GetSchema: (call, reply) => reply(null, response),
      PrepareProviderConfig: (call, reply) => reply(null, { prepared_config: call.request.config }),
      ValidateResourceTypeConfig: (call, reply) => reply(null, {}),
      ValidateDataSourceConfig: (call, reply) => reply(null, {}),
      Configure: (call, reply) => reply(null, {}),
      Stop: (call, reply) => reply(null, {}),
    },
  );
  const port = await new Promise((bound, failed) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => (error ? failed(error) : bound(port)));
  });
  const reattach = {
    Protocol: 'grpc', ProtocolVersion: 5, Pid: process.pid, Test: true,
    Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
  };
  return {
    environment: { TF_REATTACH_PROVIDERS: JSON.stringify({ 'registry.terraform.io/hashicorp/aws': reattach }) },
    stop: () => server.forceShutdown(),
  };
}

function encoded(schema, types) {
  const typesAsBytes = (block) => ({
    attributes: block.attributes.map((attribute) => ({ ...attribute, type: Buffer.from(JSON.stringify(attribute.type)) })),
    block_types: block.block_types.map((nested) => ({ ...nested, block: typesAsBytes(nested.block) })),
  });
  const each = (schemas) => Object.fromEntries(
    Object.entries(schemas).filter(([type]) => types.has(type)).map(([type, { block }]) => [type, { block: typesAsBytes(block) }]),
  );
  return protocol.Provider.service.GetSchema.responseSerialize({
    provider: { block: typesAsBytes(schema.provider.block) },
    resource_schemas: each(schema.resource_schemas),
    data_source_schemas: each(schema.data_source_schemas),
  });
}
