import { shutDown } from '../../scripts/n8n/shutdown';

export default async function teardown(): Promise<void> {
	await shutDown();
}
