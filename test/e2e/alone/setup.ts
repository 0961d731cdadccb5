// Nothing for all: each test file of this folder starts an n8n of its own.
import { begin } from '../begin';

export default async function setup(): Promise<void> {
	await begin(async () => ({}));
}
