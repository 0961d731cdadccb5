import { declaredQuery } from '../../simulator/endpoint';
import { endpoints } from '../../simulator/endpoints';
import { records } from '../../simulator/records';

/**
 * The published contract of the 45 REST actions, written out once more and apart from the
 * simulator's own declarations.
 */
interface Action {
	action: string;
	/** Method and path. */
	call: string;
	/** null: any valid account may. */
	role: string | null;
	/** Names in the contract's spelling, those of the paging included. */
	query: string;
	/** Lists that the contract declares as one object are arrays. */
	shape: 'array' | 'object';
	/** How many fields the record has; null for rows that are bare texts. */
	fields: number | null;
}

const contract: Action[] = [
	{
		action: 'Create Organization Level',
		call: 'POST /configuration/v1/org-levels',
		role: 'CompanyConfigurationIntegration:Add',
		query: '',
		shape: 'object',
		fields: 8,
	},
	{
		action: 'Create PTO Plan',
		call: 'POST /personnel/v1/pto-plans',
		role: 'PTOPlanIntegration:Add',
		query: '',
		shape: 'object',
		fields: 8,
	},
	{
		action: 'Get Compensation Details By Employee',
		call: 'GET /personnel/v1/compensation-details/{employeeId}',
		role: 'EmployeeCompensationDetails:View',
		query: '',
		shape: 'object',
		fields: 49,
	},
	{
		action: 'Get Employee Contact Details',
		call: 'GET /personnel/v1/contacts/{contactId}',
		role: 'PersonnelIntegration:View',
		query: `
			employeeId isActive relationshipCode contactId countryCode cobraIsActive cobraStatus
			isBeneficiary isDependent dateOfCobraEvent statusAsOfDate page per_Page`,
		shape: 'object',
		fields: 61,
	},
	{
		action: 'Get Employee Last Pay Statement',
		call: 'POST /payroll/v1/employees/pay-statement/last',
		role: 'EmployeePayStatements:View',
		query: '',
		shape: 'object',
		fields: 56,
	},
	{
		action: 'Get Employee Pay Statements',
		call: 'POST /payroll/v1/employees/pay-statements',
		role: 'EmployeePayStatements:View',
		query: '',
		shape: 'array',
		fields: 56,
	},
	{
		action: 'Get Employee Security User Details',
		call: 'GET /personnel/v1/employee-security-user-details',
		role: 'PersonnelIntegration:View',
		query: 'userName employeeID page per_Page',
		shape: 'array',
		fields: 6,
	},
	{
		action: 'Get International Employee Details',
		call: 'GET /personnel/v1/international-employees/{employeeId}',
		role: 'PersonnelIntegration:View',
		query: 'countryCode effectiveDate employeeId page per_Page',
		shape: 'array',
		fields: 30,
	},
	{
		action: 'Get Job Configuration',
		call: 'GET /configuration/v1/jobs/{code}',
		role: 'CompanyConfigurationIntegration:View',
		query: '',
		shape: 'object',
		fields: 5,
	},
	{
		action: 'Get Location Configuration',
		call: 'GET /configuration/v1/locations/{code}',
		role: 'CompanyConfigurationIntegration:View',
		query: '',
		shape: 'object',
		fields: 10,
	},
	{
		action: 'Get PTO Plan',
		call: 'GET /personnel/v1/companies/{companyId}/employees/{employeeId}/pto-plans/{ptoPlan}',
		role: 'PTOPlanIntegration:View',
		query: '',
		shape: 'array',
		fields: 9,
	},
	{
		action: 'Get Pay Register',
		call: 'GET /payroll/v1/pay-register',
		role: 'PayrollIntegration:View',
		query: `
			employeeId companyId checkId employeeNumber documentNumber payGroup periodControl
			payDate periodEndDate periodStartDate page per_Page`,
		shape: 'array',
		fields: 55,
	},
	{
		action: 'Get Person Details',
		call: 'GET /personnel/v1/person-details/{employeeId}',
		role: 'EmployeePersonDetails:View',
		query: '',
		shape: 'object',
		fields: 94,
	},
	{
		action: 'Get Security Roles',
		call: 'GET /configuration/v1/roles',
		role: 'CompanyConfigurationIntegration:View',
		query: 'rolName page per_Page',
		shape: 'array',
		fields: 6,
	},
	{
		action: 'Get User Details',
		call: 'GET /personnel/v1/user-details',
		role: 'PersonnelIntegration:View',
		query: 'userName userStatus employeeId page per_Page',
		shape: 'array',
		fields: 8,
	},
	{
		action: 'List Business Structure Changes',
		call: 'GET /personnel/v1/integration/kronos/business-structure-status',
		role: 'PersonnelIntegration:View',
		query: 'modifiedAfterDateTime companyId effectiveDate employeeId page per_Page',
		shape: 'array',
		fields: null,
	},
	{
		action: 'List Company Details',
		call: 'GET /configuration/v1/company-details',
		role: 'CompanyConfigurationIntegration:View',
		query: 'companyId masterCompanyId companyCode isMasterCompany page per_Page',
		shape: 'array',
		fields: 19,
	},
	{
		action: 'List Compensation Details',
		call: 'GET /personnel/v1/compensation-details',
		role: 'EmployeeCompensationDetails:View',
		query: `
			companyId employeeId primaryJobCode jobGroupCode jobTitle payGroupCode
			fullTimeOrPartTimeCode salaryOrHourlyCode primaryShiftCode primaryShiftGroupCode
			dateInJob dateLastPaid datePaidThru isAutoAllocated isAutoPaid isSeasonalWorker
			isHighlyCompensated isMultipleJob performanceReviewRating performanceReviewType page
			per_Page`,
		shape: 'array',
		fields: 49,
	},
	{
		action: 'List Dependent Deductions',
		call: 'GET /personnel/v1/dep-deductions',
		role: 'PersonnelIntegration:View',
		query: 'companyId contactId deductionCode employeeId effectiveDate currentCOID page per_Page',
		shape: 'array',
		fields: 25,
	},
	{
		action: 'List Direct Deposits',
		call: 'GET /payroll/v1/direct-deposit',
		role: 'EmployeeDirectDeposit:View',
		query: `
			accountIsInactive employeeId companyId employeeBankRoutingNumber countryCode
			dateTimeChanged page per_Page`,
		shape: 'array',
		fields: 20,
	},
	{
		action: 'List Earnings Configurations',
		call: 'GET /configuration/v1/earnings',
		role: null,
		query: `
			calculationRule taxCategory useDeductionOffset countryCode includeInShiftDiffrential
			includeInManualCheck earningCode includeInAccruals includeInDeferredCompensation
			includeInDeferredCompensationHours page per_Page`,
		shape: 'array',
		fields: 54,
	},
	{
		action: 'List Earnings History',
		call: 'GET /payroll/v1/earnings-history-base-elements',
		role: 'PayrollIntegration:View',
		query: `
			companyID earningCode employeeID employeeNumber payDate payGroup periodControl
			startPerControl endPerControl includeInDeferredCompensation
			includeInDeferredCompensationHours page per_Page`,
		shape: 'array',
		fields: 49,
	},
	{
		action: 'List Employee COBRA Details',
		call: 'GET /personnel/v1/employee-cobra-details',
		role: 'PersonnelIntegration:View',
		query: 'companyId employeeId cobraIsActive cobraStatus dateOfCobraEvent page per_Page',
		shape: 'array',
		fields: 12,
	},
	{
		action: 'List Employee Changes By Date',
		call: 'GET /personnel/v1/employee-changes',
		role: 'EmployeeExport:View',
		query: 'startDate endDate page per_page',
		shape: 'array',
		fields: 45,
	},
	{
		action: 'List Employee Changes By Employee ID',
		call: 'GET /personnel/v1/employee-changes/{employeeId}',
		role: 'EmployeeExport:View',
		query: '',
		shape: 'array',
		fields: 45,
	},
	{
		action: 'List Employee Contacts',
		call: 'GET /personnel/v1/contacts',
		role: 'PersonnelIntegration:View',
		query: `
			employeeId isActive relationshipCode contactId countryCode cobraIsActive cobraStatus
			isBeneficiary isDependent dateOfCobraEvent statusAsOfDate page per_Page`,
		shape: 'array',
		fields: 61,
	},
	{
		action: 'List Employee Deductions',
		call: 'GET /personnel/v1/emp-deductions',
		role: 'PersonnelIntegration:View',
		query: 'employeeId companyId dedCode benStatus benefitOption endDateTime page per_Page',
		shape: 'array',
		fields: 78,
	},
	{
		action: 'List Employee Job History Details',
		call: 'GET /personnel/v1/employee-job-history-details',
		role: 'EmployeeJobHistoryDetails:View',
		query: `
			companyId employeeId isOrgChange isJobChange isRateChange isPromotion systemId
			jobEffectiveDate dateTimeCreated page per_Page`,
		shape: 'array',
		fields: 64,
	},
	{
		action: 'List Employee Multiple Phone Numbers',
		call: 'GET /personnel/v1/employee-multi-phone-numbers',
		role: 'PersonnelIntegration:View',
		query: 'employeeId systemId page per_Page',
		shape: 'array',
		fields: 13,
	},
	{
		action: 'List Employee PTO Plans',
		call: 'GET /personnel/v1/companies/{companyId}/employees/{employeeId}/pto-plans',
		role: 'PTOPlanIntegration:View',
		query: 'page per_page',
		shape: 'array',
		fields: 9,
	},
	{
		action: 'List Employee Positions',
		call: 'GET /personnel/v1/empl-multiple-positions',
		role: 'PersonnelIntegration:View',
		query: 'employeeId companyId jobCode positionCode isPrimary page per_Page',
		shape: 'array',
		fields: 41,
	},
	{
		action: 'List Employee Supervisor Details',
		call: 'GET /personnel/v1/employee-supervisor-details',
		role: 'PersonnelIntegration:View',
		query: `
			companyId employeeId supervisorCompanyId supervisorEmployeeId supervisorCompanyCode
			page per_Page`,
		shape: 'array',
		fields: 15,
	},
	{
		action: 'List Global Employee Bank Accounts',
		call: 'GET /personnel/v1/employee-global-banks',
		role: 'GlobalEmployeeDirectDeposit:View',
		query: 'companyId employeeId employeeCountry payGroup dateModified page per_Page',
		shape: 'array',
		fields: 35,
	},
	{
		action: 'List Global Localization Elements',
		call: 'GET /personnel/v1/employee-global-localization-elements',
		role: 'PersonnelIntegration:View',
		query: 'employeeId companyId created effective page per_Page',
		shape: 'array',
		fields: 10,
	},
	{
		action: 'List International Employees',
		call: 'GET /personnel/v1/international-employees',
		role: 'PersonnelIntegration:View',
		query: 'countryCode effectiveDate employeeId page per_Page',
		shape: 'array',
		fields: 30,
	},
	{
		action: 'List Job Configurations',
		call: 'GET /configuration/v1/jobs',
		role: 'CompanyConfigurationIntegration:View',
		query: 'countryCode isActive',
		shape: 'array',
		fields: 5,
	},
	{
		action: 'List Job Groups',
		call: 'GET /configuration/v1/jobgroup',
		role: 'CompanyConfigurationIntegration:View',
		query: 'jobGroupCode jobGroupCountryCode page per_Page',
		shape: 'array',
		fields: 4,
	},
	{
		action: 'List Location Configurations',
		call: 'GET /configuration/v1/locations',
		role: 'CompanyConfigurationIntegration:View',
		query: 'countryCode isActive',
		shape: 'array',
		fields: 10,
	},
	{
		action: 'List Open Enrollment Employee Deductions',
		call: 'GET /personnel/v1/open-enrollment-emp-deductions',
		role: 'PersonnelIntegration:View',
		query: 'startDateTime endDateTime sessionType deductionCode page per_Page',
		shape: 'array',
		fields: 43,
	},
	{
		action: 'List Organization Levels',
		call: 'GET /configuration/v1/org-levels',
		role: 'CompanyConfigurationIntegration:View',
		query: 'levelDescription code budgetGroup reportingCategory isActive',
		shape: 'array',
		fields: 12,
	},
	{
		action: 'List PTO Plans',
		call: 'GET /personnel/v1/pto-plans',
		role: 'PTOPlanIntegration:View',
		query: 'page per_page',
		shape: 'array',
		fields: 9,
	},
	{
		action: 'List Pay Group Pay Periods',
		call: 'GET /payroll/v1/paygroup-payperiods',
		role: 'PayrollIntegration:View',
		query: `
			payDateSeq periodEndDate periodStartDate payGroup payDate startPerControl
			endPerControl page per_Page`,
		shape: 'array',
		fields: 43,
	},
	{
		action: 'List Payroll Deductions History',
		call: 'GET /payroll/v1/payroll-deductions-history',
		role: 'PayrollIntegration:View',
		query: `
			employeeId companyId checkId employeeNumber deductionCode deductionType benefitOption
			benefitProvider payGroup periodControl payDate is401K is403B is408K is408P is457
			is457B is457F is501C isD125 isDeductionOffSet isDeferredCompensation isDependentCare
			isHousing isNonQualifiedPlan startPerControl endPerControl page per_Page`,
		shape: 'array',
		fields: 78,
	},
	{
		action: 'List Person Details',
		call: 'GET /personnel/v1/person-details',
		role: 'EmployeePersonDetails:View',
		query: `
			companyId employeeId lastName emailAddress addressState addressCountry cobraIsActive
			cobraStatus dateOfCobraEvent dateTimeCreated dateTimeChanged nationalId
			nationalIdCountry page per_Page`,
		shape: 'array',
		fields: 94,
	},
	{
		action: 'Update PTO Plan',
		call: 'PATCH /personnel/v1/companies/{companyId}/employees/{employeeId}/pto-plans/{ptoPlan}',
		role: 'PTOPlanIntegration:Edit',
		query: '',
		shape: 'object',
		fields: 9,
	},
];

/** Read by no action; held against the contract like the others where the simulator answers them. */
const extras: Action[] = [
	{
		action: 'Employment details',
		call: 'GET /personnel/v1/employment-details',
		role: 'PersonnelIntegration:View',
		query: `
			companyId employeeId primaryJobCode jobTitle fullTimeOrPartTimeCode primaryWorkLocationCode
			primaryProjectCode deductionGroupCode earningGroupCode employeeTypeCode employeeStatusCode
			employeeNumber supervisorID originalHireDate lastHireDate dateOfTermination dateOfRetirement
			dateTimeCreated dateTimeChanged dateLastPayDatePaid payGroup isHomeCompany page per_Page`,
		shape: 'array',
		fields: 77,
	},
];

const callOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const names = (query: string) => query.split(/\s+/).filter(Boolean).sort();

function find(wanted: string) {
	const endpoint = endpoints.find((each) => callOf(each) === wanted);
	if (!endpoint) throw new Error(`The simulator does not answer ${wanted}.`);
	return endpoint;
}

const answered = [
	...contract,
	...extras.filter((extra) => endpoints.some((endpoint) => callOf(endpoint) === extra.call)),
];

test('the 45 REST actions are there, each once, and no others that are not in the table', () => {
	expect(contract).toHaveLength(45);
	expect(endpoints.map(callOf).sort()).toEqual(answered.map((action) => action.call).sort());
	expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
});

describe.each(answered)('$action, $call', ({ call, role, query, shape, fields }) => {
	test('needs its role', () => {
		expect(find(call).role).toBe(role);
	});

	test('takes the parameters of the contract in their spelling', () => {
		const declared = declaredQuery(find(call)).map(({ name }) => name);
		expect(declared.sort()).toEqual(names(query));
	});

	test('answers the record of the contract', () => {
		const { answer } = find(call);
		expect(answer.shape).toBe(shape);
		if (answer.record === 'string') expect(fields).toBeNull();
		else expect(Object.keys(records[answer.record])).toHaveLength(fields!);
	});
});

test('only pay statements are paged by their body', () => {
	const inBody = endpoints.filter(({ paging }) => paging?.in === 'body');
	expect(inBody.map((endpoint) => [callOf(endpoint), endpoint.paging!.sizeName])).toEqual([
		['POST /payroll/v1/employees/pay-statements', 'per_Page'],
	]);
});
