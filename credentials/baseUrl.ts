/** The two credential fields that say where a tenant lives. */
export interface WebServiceHost {
	/** As shown by UKG Pro, such as `ultipro.com`; whatever a person pastes around it is dropped. */
	readonly domain: string;
	/** As shown by UKG Pro, such as `service2`; not used for loopback hosts. */
	readonly subdomain: string;
}

const HOST_NAME = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;
const HOST_LABELS = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * Where every request goes: `https://{subdomain}.{domain}`, without a trailing slash.
 *
 * People paste what UKG Pro shows them, `http://Servicet.ultipro.com/services/BIDataService`
 * among others: scheme, path, port 443, dots and capitals are dropped, and a whole host name in
 * either field is recovered. Plain HTTP and ports are kept for loopback hosts, where the
 * simulator runs; for those the subdomain has no meaning.
 *
 * @throws Error with one sentence that names the field, when no host can be made of the two.
 */
export function baseUrl({ domain, subdomain }: WebServiceHost): string {
	const pasted = split(domain);
	if (pasted.host === '') {
		throw new Error('Fill in the Web Service Domain of the UKG Pro credential, e.g. ultipro.com');
	}
	if (LOOPBACK.test(pasted.host)) {
		return checked(`${pasted.scheme === 'http' ? 'http' : 'https'}://${pasted.host}${pasted.port}`);
	}

	const label = split(subdomain).host;
	if (label === '') {
		throw new Error('Fill in the Web Service Subdomain of the UKG Pro credential, e.g. service2');
	}
	if (!HOST_LABELS.test(label)) {
		throw new Error(
			'The Web Service Subdomain of the UKG Pro credential is no host name: copy it from UKG Pro, e.g. service2',
		);
	}
	const host = join(label, pasted.host);
	if (!HOST_NAME.test(host) || !HOST_NAME.test(pasted.host)) {
		throw noHostName();
	}
	return checked(`https://${host}${pasted.port}`);
}

/** Ports above 65535 and numbers that are no address look right and are not. */
function checked(address: string): string {
	if (!URL.canParse(address)) throw noHostName();
	return address;
}

const noHostName = () =>
	new Error(
		'The Web Service Domain of the UKG Pro credential is no host name: copy it from UKG Pro, e.g. ultipro.com',
	);

/** `service2` + `service2.ultipro.com`, or either field holding the whole name, means that name. */
function join(label: string, domain: string): string {
	if (domain === label || domain.startsWith(`${label}.`)) return domain;
	if (label.endsWith(`.${domain}`)) return label;
	return `${label}.${domain}`;
}

function split(text: string): { scheme: string; host: string; port: string } {
	const parts =
		/^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/?#@]*@)?(\[[0-9a-f:]*\]|[^/?#:]*)(?::(\d*))?(?:[/?#].*)?$/.exec(
			// To browsers, and to Node, the two slashes are the same.
			text.trim().toLowerCase().replaceAll('\\', '/'),
		);
	if (!parts) return { scheme: '', host: text, port: '' };
	const [, scheme = '', host, port = ''] = parts;
	const isDefault = port === '' || port === '443' || (port === '80' && scheme === 'http');
	return { scheme, host: host.trim().replace(/^\.+|\.+$/g, ''), port: isDefault ? '' : `:${port}` };
}
