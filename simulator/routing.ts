import type { Endpoint } from './endpoint';

/** The operation a path belongs to, and the decoded parts of the path. */
export interface Route {
	endpoint: Endpoint;
	path: Record<string, string>;
}

interface Compiled {
	endpoint: Endpoint;
	segments: string[];
}

export interface Router {
	/** The operations on a path, whatever their method; none for a path that nobody serves. */
	find(path: string): Route[];
}

/** Compiles path templates. Paths match by exact segments; a part is never empty. */
export function createRouter(endpoints: readonly Endpoint[]): Router {
	const compiled: Compiled[] = endpoints.map((endpoint) => ({
		endpoint,
		segments: endpoint.path.split('/'),
	}));
	return {
		find(path) {
			const segments = decode(path);
			if (!segments) return [];
			return compiled.flatMap(({ endpoint, segments: template }) => {
				const parts = match(template, segments);
				return parts ? [{ endpoint, path: parts }] : [];
			});
		},
	};
}

function match(template: string[], segments: string[]): Record<string, string> | undefined {
	if (template.length !== segments.length) return undefined;
	const parts: Record<string, string> = {};
	for (let n = 0; n < template.length; n++) {
		if (template[n].startsWith('{')) {
			if (segments[n] === '') return undefined;
			parts[template[n].slice(1, -1)] = segments[n];
		} else if (template[n] !== segments[n]) {
			return undefined;
		}
	}
	return parts;
}

function decode(path: string): string[] | undefined {
	try {
		return path.split('/').map(decodeURIComponent);
	} catch {
		return undefined;
	}
}
