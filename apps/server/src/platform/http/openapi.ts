import { problemSchema, type Endpoint } from '@beffroi/contracts';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the endpoints mounted, from the very schemas that validate. */
export function buildOpenApi(given: { endpoints: readonly Endpoint[]; version: string; baseUrl: string }): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of given.endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Beffroi',
      version: given.version,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      description: 'Errors are problem+json (RFC 9457) in the language of Accept-Language, French or English.',
    },
    servers: [{ url: given.baseUrl }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'beffroi.session_token' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'A key made in the settings of a territory: bfr_…' },
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
    paths,
  };
}

function operation(endpoint: Endpoint): Json {
  const hasBody = !(endpoint.body instanceof z.ZodUndefined);
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split('.')[0]],
    'x-access': endpoint.access,
    security: endpoint.access === 'public' ? [] : [{ session: [] }, { apiKey: [] }],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: { ...success(endpoint), default: problem(endpoint) },
  };
}

function success(endpoint: Endpoint): Json {
  if (endpoint.produces)
    return { 200: { description: 'OK', content: { [endpoint.produces]: { schema: { type: 'string' } } } } };
  if (endpoint.response instanceof z.ZodUndefined) return { 204: { description: 'Done' } };
  return {
    200: { description: 'OK', content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } } },
  };
}

function problem(endpoint: Endpoint): Json {
  return {
    description: endpoint.errors.length > 0 ? `Refusals: ${endpoint.errors.join(', ')}` : 'A refusal',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function parameters(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}
