import type { Variants } from '../variants';
import type { ListRow, Paging, Rows } from './answer';

/** How an operation pages (contract: its parameters `page` and `per_Page` or `per_page`). */
export interface PagingRule {
	/** Where the parameters are. */
	in: 'query' | 'body';
	sizeName: 'per_Page' | 'per_page';
	/** Declared type of both parameters. */
	type: 'int' | 'number';
	/** The largest page. Documented for some lists; 10,000 is assumed for the others. */
	maximum: number;
	/** The size when none is sent, where it is documented. */
	documentedDefault?: number;
}

/** Lists whose largest page is not documented. */
export const assumedPaging: PagingRule = {
	in: 'query',
	sizeName: 'per_Page',
	type: 'int',
	maximum: 10_000,
};

/** Lists whose default and largest page are documented: 10,000. */
export const documentedPaging: PagingRule = { ...assumedPaging, documentedDefault: 10_000 };

/** The size that is used when a list's own is not documented; seen live. */
const USUAL_DEFAULT = 30;

export interface Page {
	rows: ListRow[];
	number: number;
	size: number;
	hasNext: boolean;
}

type PagingVariants = Pick<
	Variants,
	'defaultPageSize' | 'pageSizeCap' | 'pageOverlap' | 'pageIgnored'
>;

/** The size a page has for what was asked: default, clamped to the maximum and to the cap. */
export function effectiveSize(
	size: number | undefined,
	rule: Pick<PagingRule, 'maximum' | 'documentedDefault'>,
	variants: Pick<Variants, 'defaultPageSize' | 'pageSizeCap'>,
): number {
	const usual =
		variants.defaultPageSize === 'documented'
			? (rule.documentedDefault ?? USUAL_DEFAULT)
			: variants.defaultPageSize;
	return Math.min(size ?? usual, rule.maximum, variants.pageSizeCap ?? Infinity);
}

/**
 * Cuts one page out of a list. Past the end it is empty.
 *
 * Variant `pageOverlap` repeats that many rows of the page before, as happens when rows move while
 * somebody reads; `pageIgnored` answers every page with the first.
 */
export function cutPage(
	rows: Rows,
	asked: Paging,
	rule: PagingRule,
	variants: PagingVariants,
): Page {
	const size = effectiveSize(asked.size, rule, variants);
	const step = Math.max(1, size - variants.pageOverlap);
	const number = variants.pageIgnored ? 1 : asked.page;
	const start = (number - 1) * step;
	return {
		rows: rows.slice(start, start + size),
		number,
		size,
		hasNext: start + size < rows.count,
	};
}

export interface LinkOptions {
	/** Scheme, host and path of the list. */
	url: string;
	/** The raw query of the request, without `?`. */
	query: string;
	page: Pick<Page, 'number' | 'size' | 'hasNext'>;
	variants: Pick<Variants, 'linkHeader' | 'linkKeepsFilters'>;
}

/**
 * The `Link` header, or undefined when there is none. The one value that was published has its angle
 * brackets doubled and `per_page` in lower case on a list that declares `per_Page`.
 */
export function linkHeader({ url, query, page, variants }: LinkOptions): string | undefined {
	if (variants.linkHeader === 'none') return undefined;
	const [open, close] = variants.linkHeader === 'doubled' ? ['<<', '>>'] : ['<', '>'];
	const link = (number: number, rel: string) => {
		const target = new URLSearchParams();
		if (variants.linkKeepsFilters) {
			for (const [name, value] of new URLSearchParams(query)) {
				if (!/^(page|per_page)$/i.test(name)) target.append(name, value);
			}
		}
		target.set('page', String(number));
		target.set('per_page', String(page.size));
		return `${open}${url}?${target}${close}; rel="${rel}"`;
	};
	const links: string[] = [];
	if (page.number > 1) links.push(link(1, 'first'), link(page.number - 1, 'previous'));
	if (page.hasNext) links.push(link(page.number + 1, 'next'));
	return links.length === 0 ? undefined : links.join(', ');
}
