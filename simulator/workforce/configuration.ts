import { between, chance, mix, mulberry32, text } from './random';

/** A company of the tenant. `id` is the 5-character COID, `code` what people type. */
export interface Company {
	id: string;
	code: string;
	name: string;
	isMaster: boolean;
	masterId: string;
	country: 'USA' | 'CAN';
	addressLine1: string;
	city: string;
	state: string;
	zip: string;
	phone: string;
	federalTaxId: string;
	/** Code of the tenant's default org level 1-4 for this company. */
	orgLevels: readonly [string, string, string, string];
}

/** One row of `/configuration/v1/org-levels`. Level and code together are the key. */
export interface OrgLevel {
	level: number;
	code: string;
	description: string;
	levelDescription: string | null;
	budgetGroup: string | null;
	reportingCategory: string | null;
	glSegment: string | null;
	currentYearBudgetFTE: number | null;
	currentYearBudgetSalary: number | null;
	lastYearBudgetFTE: number | null;
	lastYearBudgetSalary: number | null;
	isActive: boolean | null;
	/** Not in the published schema, but on live rows. */
	longDescription: string | null;
}

export interface Job {
	code: string;
	title: string;
	family: string;
	country: 'USA' | 'CAN';
	isActive: boolean;
	salaried: boolean;
	/** Yearly pay in cents that the people in this job are spread around. */
	basePay: number;
}

export interface Location {
	code: string;
	description: string;
	addressLine1: string;
	addressLine2: string | null;
	city: string;
	state: string;
	zip: string;
	country: 'USA' | 'CAN';
	glSegment: string;
	isActive: boolean;
}

export interface PtoPlan {
	code: string;
	description: string;
	/** Hours earned in a year. */
	hours: number;
}

export interface Configuration {
	companies: Company[];
	orgLevels: OrgLevel[];
	jobs: Job[];
	locations: Location[];
	ptoPlans: PtoPlan[];
}

export const levelDescriptions = ['Division', 'Department', 'Cost Center', 'Team'] as const;

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LETTERS_AND_DIGITS = `${LETTERS}23456789`;

/** Companies, org levels, jobs, locations and PTO plans of the tenant; the same for the same seed. */
export function buildConfiguration(seed: number): Configuration {
	const random = mulberry32(mix(seed, 1));
	const orgLevels = buildOrgLevels(seed);
	const first = (level: number) => orgLevels.find((o) => o.level === level)!.code;
	const usual = [first(1), first(2), first(3), first(4)] as const;
	// The position keeps the ids apart whatever is drawn.
	const coid = (n: number) => `${LETTERS[n]}${text(random, 4, LETTERS_AND_DIGITS)}`;
	const masterId = coid(0);
	const companies: Company[] = [
		{
			id: masterId,
			code: 'EXHLD',
			name: 'Example Holdings Inc',
			isMaster: true,
			masterId,
			country: 'USA',
			addressLine1: '1 Main St',
			city: 'Weston',
			state: 'FL',
			zip: '33326',
			phone: '9545550100',
			federalTaxId: '007000001',
			orgLevels: usual,
		},
		{
			id: coid(1),
			code: 'EXMFG',
			name: 'Example Manufacturing LLC',
			isMaster: false,
			masterId,
			country: 'USA',
			addressLine1: '200 Foundry Way',
			city: 'Dayton',
			state: 'OH',
			zip: '45402',
			phone: '9375550101',
			federalTaxId: '007000002',
			orgLevels: usual,
		},
		{
			id: coid(2),
			code: 'EXCAN',
			name: 'Example Canada Ltd',
			isMaster: false,
			masterId,
			country: 'CAN',
			addressLine1: '30 Station Rd',
			city: 'Toronto',
			state: 'ON',
			zip: 'M5V 2T6',
			phone: '4165550102',
			federalTaxId: '007000003',
			orgLevels: usual,
		},
	];
	return { companies, orgLevels, jobs: buildJobs(), locations: buildLocations(), ptoPlans };
}

export const ptoPlans: PtoPlan[] = [
	{ code: 'VAC', description: 'Vacation', hours: 120 },
	{ code: 'SICK', description: 'Sick leave', hours: 56 },
	{ code: 'PER', description: 'Personal days', hours: 24 },
];

function buildOrgLevels(seed: number): OrgLevel[] {
	const random = mulberry32(mix(seed, 2));
	const names: string[][] = [
		['EAST:East region', 'WEST:West region', 'NORTH:North region', 'CORP:Corporate'],
		[
			'ENG:Engineering',
			'OPS:Operations',
			'SALES:Sales',
			'FIN:Finance',
			'HR:Human Resources',
			'IT:IT',
		],
		[
			'CC100:Cost center 100',
			'CC200:Cost center 200',
			'CC300:Cost center 300',
			'CC400:Cost center 400',
		],
		[
			'T01:Team 1',
			'T02:Team 2',
			'T03:Team 3',
			'T04:Team 4',
			'T05:Team 5',
			'R&D:Research & Development',
		],
	];
	const rows: OrgLevel[] = [];
	names.forEach((entries, index) => {
		const level = index + 1;
		for (const entry of [...entries, `OLD${level}:Closed ${levelDescriptions[index]}`]) {
			const [code, description] = entry.split(':');
			const fte = between(random, 5, 80);
			rows.push({
				level,
				code,
				description,
				levelDescription: levelDescriptions[index],
				budgetGroup: chance(random, 0.5) ? `BG${level}` : null,
				reportingCategory: chance(random, 0.3) ? 'MGMT' : null,
				glSegment: `${level}${String(rows.length + 100)}`,
				currentYearBudgetFTE: fte,
				currentYearBudgetSalary: fte * 61_250.5,
				lastYearBudgetFTE: fte - 2,
				lastYearBudgetSalary: (fte - 2) * 60_000,
				isActive: !code.startsWith('OLD'),
				longDescription: description,
			});
		}
	});
	return rows;
}

function buildJobs(): Job[] {
	// Code, title, family, country, salaried, yearly pay in dollars.
	const rows: Array<[string, string, string, 'USA' | 'CAN', boolean, number]> = [
		['CEO', 'Chief Executive Officer', 'EXEC', 'USA', true, 310_000],
		['DIR', 'Director', 'EXEC', 'USA', true, 165_000],
		['MGR', 'Manager', 'MGMT', 'USA', true, 112_000],
		['ENG1', 'Engineer I', 'ENG', 'USA', true, 82_000],
		['ENG2', 'Engineer II', 'ENG', 'USA', true, 101_000],
		['R&D1', 'Research Associate', 'ENG', 'USA', true, 91_000],
		['ACCT', 'Accountant', 'FIN', 'USA', true, 74_000],
		['HRGEN', 'HR Generalist', 'HR', 'USA', true, 69_000],
		['SALES', 'Sales Representative', 'SALES', 'USA', true, 64_000],
		['MACH', 'Machine Operator', 'PROD', 'USA', false, 46_000],
		['WELD', 'Welder', 'PROD', 'USA', false, 52_000],
		['WHSE', 'Warehouse Associate', 'PROD', 'USA', false, 39_000],
		['CLERK 2', 'Clerk, second class', 'ADMIN', 'USA', false, 37_000],
		['CMGR', 'Manager (Canada)', 'MGMT', 'CAN', true, 108_000],
		['CENG', 'Engineer (Canada)', 'ENG', 'CAN', true, 88_000],
		['CTECH', 'Technicien de soutien', 'IT', 'CAN', false, 51_000],
	];
	const jobs = rows.map(([code, title, family, country, salaried, dollars]) => ({
		code,
		title,
		family,
		country,
		isActive: true,
		salaried,
		basePay: dollars * 100,
	}));
	const closed = { family: 'ADMIN', country: 'USA' as const, isActive: false, salaried: false };
	return [...jobs, { ...closed, code: 'TYPE', title: 'Typist', basePay: 3_000_000 }];
}

function buildLocations(): Location[] {
	const rows: Array<[string, string, string, string, string, string, 'USA' | 'CAN']> = [
		['HQ', 'Headquarters', '1 Main St', 'Weston', 'FL', '33326', 'USA'],
		['DAYTON', 'Dayton plant', '200 Foundry Way', 'Dayton', 'OH', '45402', 'USA'],
		['ST LOUIS', 'St. Louis warehouse', '41 Mill St', 'St. Louis', 'MO', '63101', 'USA'],
		['AUSTIN', 'Austin office', '9 Juniper Pl', 'Austin', 'TX', '78701', 'USA'],
		['A&B', 'Ames & Boone shop', '7 Quarry Rd', 'Ames', 'IA', '50010', 'USA'],
		['REMOTE', 'Remote', '1 Main St', 'Weston', 'FL', '33326', 'USA'],
		['TOR', 'Toronto office', '30 Station Rd', 'Toronto', 'ON', 'M5V 2T6', 'CAN'],
		['MTL', 'Bureau de Montréal', '12 Rue du Moulin', 'Montréal', 'QC', 'H2Y 1C6', 'CAN'],
	];
	const locations = rows.map(([code, description, addressLine1, city, state, zip, country]) => ({
		code,
		description,
		addressLine1,
		addressLine2: code === 'HQ' ? 'Floor 3' : null,
		city,
		state,
		zip,
		country,
		glSegment: code.slice(0, 4),
		isActive: true,
	}));
	return [
		...locations,
		{
			...locations[0],
			code: 'OLDHQ',
			description: 'Former headquarters',
			addressLine2: null,
			isActive: false,
		},
	];
}
