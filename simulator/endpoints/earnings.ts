import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { same, sameFlag, strings } from '../protocol/query';
import { earningRow } from '../rows/earnings';
import { earnings } from '../workforce/earnings';

const paging = /^per_page$|^page$/i;
const typedBoolean = /^includeInDeferredCompensation(Hours)?$/;

/**
 * `/configuration/v1/earnings`. Needs no role. Its filters bear the names of the fields they are
 * compared with (`includeInShiftDiffrential` is UKG's spelling); the maximum page size is assumed.
 */
export const earningsEndpoints: Endpoint[] = [
	{
		name: 'listEarnings',
		method: 'GET',
		path: '/configuration/v1/earnings',
		role: null,
		query: [
			...strings(
				'calculationRule',
				'taxCategory',
				'useDeductionOffset',
				'countryCode',
				'includeInShiftDiffrential',
				'includeInManualCheck',
				'earningCode',
				'includeInAccruals',
			),
			{ name: 'includeInDeferredCompensation', type: 'boolean' },
			{ name: 'includeInDeferredCompensationHours', type: 'boolean' },
		],
		paging: { in: 'query', sizeName: 'per_Page', type: 'int', maximum: 10_000 },
		answer: { shape: 'array', record: 'EarningsDto' },
		handle({ query, variants }) {
			const rows = earnings
				.map(earningRow)
				.filter((row) =>
					Object.entries(query).every(
						([name, wanted]) =>
							paging.test(name) ||
							(typedBoolean.test(name)
								? same(row[name], wanted)
								: sameFlag(row[name], wanted, variants)),
					),
				);
			return { kind: 'rows', rows: rowsOf(rows, (row) => row) };
		},
	},
];
