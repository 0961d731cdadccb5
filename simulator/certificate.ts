import { generate } from 'selfsigned';

/** A key and its certificate in PEM; the certificate is its own authority. */
export interface Certificate {
	key: string;
	cert: string;
}

/** Makes a certificate for 127.0.0.1 and localhost that is good for a year from today. */
export async function createCertificate(): Promise<Certificate> {
	const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
				],
			},
		],
	});
	return { key: made.private, cert: made.cert };
}
