import { earnings } from '../../../simulator/workforce/earnings';
import { jobGroupsOf } from '../../../simulator/workforce/jobGroups';
import { securityRoles } from '../../../simulator/workforce/securityRoles';
import { flag, letters, text, words, written } from './optional';
import type { Cases, Permission } from './types';

const VIEW: Permission = ['Company Configuration Integration', 'View'];
const LARGE = { size: 'per_Page', largest: 10_000 } as const;

/** Companies, earnings, jobs, locations, organization levels and security roles. */
export const configuration: Cases = {
	'company.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/configuration/v1/company-details' }),
		permission: VIEW,
		pages: LARGE,
		key: ({ companyID }) => String(companyID),
		rows: ({ companies }) => companies.map(({ id }) => id),
		optional: {
			companyCode: text('companyCode'),
			companyId: text('companyId', 'companyID'),
			isMasterCompany: flag(
				'isMasterCompany',
				words,
				'isMasterCompany',
				(row) => row.isMasterCompany === 'true',
			),
			masterCompanyId: text('masterCompanyId'),
		},
	},
	'earning.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/configuration/v1/earnings' }),
		permission: null,
		pages: LARGE,
		key: ({ earningCode }) => String(earningCode),
		rows: () => earnings.map(({ code }) => code),
		optional: {
			calculationRule: text('calculationRule'),
			countryCode: text('countryCode'),
			earningCode: text('earningCode'),
			includeInAccruals: text('includeInAccruals'),
			includeInDeferredCompensation: flag('includeInDeferredCompensation', words),
			includeInDeferredCompensationHours: flag('includeInDeferredCompensationHours', words),
			includeInManualCheck: flag('includeInManualCheck', letters),
			includeInShiftDiffrential: flag('includeInShiftDiffrential', letters),
			taxCategory: text('taxCategory'),
			useDeductionOffset: flag('useDeductionOffset', letters),
		},
	},
	'job.get': {
		ask: ({ jobs }) => ({ jobCode: ` ${jobs[1].code} ` }),
		request: ({ jobs }) => ({ method: 'GET', path: `/configuration/v1/jobs/${jobs[1].code}` }),
		permission: VIEW,
		key: ({ code, title }) => `${String(code)} ${String(title)}`,
		rows: ({ jobs }) => [`${jobs[1].code} ${jobs[1].title}`],
		// What has to be encoded: the blank, the sign and the letter beyond ASCII.
		forms: [
			{
				ask: ({ jobs }) => ({ jobCode: jobs.find(({ code }) => code.includes('&'))?.code ?? '' }),
				request: ({ jobs }) => ({
					method: 'GET',
					path: `/configuration/v1/jobs/${jobs.find(({ code }) => code.includes('&'))?.code}`,
				}),
				rows: ({ jobs }) =>
					jobs
						.filter(({ code }) => code.includes('&'))
						.slice(0, 1)
						.map(({ code, title }) => `${code} ${title}`),
			},
		],
		optional: {},
		unknown: { jobCode: 'NOBODY' },
	},
	'job.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/configuration/v1/jobs' }),
		permission: VIEW,
		key: ({ code }) => String(code),
		rows: ({ jobs }) => jobs.map(({ code }) => code),
		optional: {
			countryCode: text('countryCode'),
			isActive: flag('isActive', words),
		},
	},
	'jobGroup.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/configuration/v1/jobgroup' }),
		permission: VIEW,
		pages: LARGE,
		key: (row) => `${String(row.jobGroupCode)} ${String(row.jobGroupCountryCode)}`,
		rows: ({ jobs }) => jobGroupsOf(jobs).map(({ code, country }) => `${code} ${country}`),
		optional: {
			jobGroupCode: text('jobGroupCode'),
			jobGroupCountryCode: text('jobGroupCountryCode'),
		},
	},
	'location.get': {
		ask: ({ locations }) => ({ locationCode: locations[0].code }),
		request: ({ locations }) => ({
			method: 'GET',
			path: `/configuration/v1/locations/${locations[0].code}`,
		}),
		permission: VIEW,
		key: ({ locationCode }) => String(locationCode),
		rows: ({ locations }) => [locations[0].code],
		forms: [' ', '&'].map((sign) => ({
			ask: ({ locations }) => ({
				locationCode: locations.find(({ code }) => code.includes(sign))?.code ?? '',
			}),
			request: ({ locations }) => ({
				method: 'GET',
				path: `/configuration/v1/locations/${locations.find(({ code }) => code.includes(sign))?.code}`,
			}),
			rows: ({ locations }) =>
				locations
					.filter(({ code }) => code.includes(sign))
					.slice(0, 1)
					.map(({ code }) => code),
		})),
		optional: {},
		unknown: { locationCode: 'N&W #1 ü' },
	},
	'location.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/configuration/v1/locations' }),
		permission: VIEW,
		key: ({ locationCode }) => String(locationCode),
		rows: ({ locations }) => locations.map(({ code }) => code),
		optional: {
			countryCode: text('countryCode'),
			isActive: flag('isActive', words),
		},
	},
	'organizationLevel.create': {
		ask: () => ({ level: 2, code: 'NEW1', codeDescription: 'New & <better>' }),
		request: () => ({
			method: 'POST',
			path: '/configuration/v1/org-levels',
			body: [{ level: 2, code: 'NEW1', description: 'New & <better>' }],
		}),
		permission: ['Company Configuration Integration', 'Add'],
		key: (row) => `${String(row.level)} ${String(row.code)} ${String(row.description)}`,
		rows: () => ['2 NEW1 New & <better>'],
		optional: {
			budgetGroup: written('additionalFields', 'budgetGroup', ['BG9', 'BG9']),
			currentYearBudgetFTE: written('additionalFields', 'currentYearBudgetFTE', [1.5, 1.5]),
			currentYearBudgetSalary: written(
				'additionalFields',
				'currentYearBudgetSalary',
				['1000', 1000],
				[0, 0],
			),
			glSegment: written('additionalFields', 'glSegment', ['123456789012345', '123456789012345']),
			isActive: written('additionalFields', 'isActive', [false, false], [true, true]),
			lastYearBudgetFTE: written('additionalFields', 'lastYearBudgetFTE', [0, 0]),
			lastYearBudgetSalary: written('additionalFields', 'lastYearBudgetSalary', ['12.5', 12.5]),
			levelDescription: written('additionalFields', 'levelDescription', ['Unit', 'Unit']),
			reportingCategory: written('additionalFields', 'reportingCategory', ['R', 'R']),
		},
		writes: () => 'org-levels/2/NEW1',
	},
	'organizationLevel.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/configuration/v1/org-levels' }),
		permission: VIEW,
		key: ({ level, code }) => `${String(level)} ${String(code)}`,
		rows: ({ orgLevels }) => orgLevels.map(({ level, code }) => `${level} ${code}`),
		optional: {
			budgetGroup: text('budgetGroup'),
			code: text('code'),
			isActive: flag('isActive', words),
			levelDescription: text('levelDescription'),
			reportingCategory: text('reportingCategory'),
		},
	},
	'securityRole.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/configuration/v1/roles' }),
		permission: VIEW,
		pages: LARGE,
		key: ({ rolName }) => String(rolName),
		rows: () => securityRoles.map(({ name }) => name),
		// Without its e.
		optional: { rolName: text('rolName') },
		declaredObject: true,
	},
};
