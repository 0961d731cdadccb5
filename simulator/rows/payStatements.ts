import { fill, type Row } from '../records';
import { dayOf, isoMidnight, yearOf } from '../workforce/calendar';
import { documentNumberOf } from '../workforce/checks';
import { earnings as earningCodes } from '../workforce/earnings';
import { sharesOf } from '../workforce/bankAccounts';
import { payGroupOf } from '../workforce/payCalendar';
import { dollars, paysOf, sum, type Pay } from '../workforce/payroll';
import type { Employment, Workforce } from '../workforce/workforce';
import { detailsOf } from './details';

/** Limits are days, both included, with a fraction for a time of day; what counts is the pay date. */
export interface PayDayRange {
	from: number;
	to: number;
}

/**
 * The pay statements of one employment (contract: `EmployeePayStatementModel`), oldest first. All
 * names are lower case but `federaladditionalamountWithheld`; amounts are dollars.
 */
export function payStatementRows(
	workforce: Workforce,
	employment: Employment,
	{ from, to }: PayDayRange = { from: -Infinity, to: Infinity },
): Row[] {
	const pays = paysOf(workforce, employment);
	return pays
		.filter(({ payDay }) => payDay >= from && payDay <= to)
		.map((pay) => statement(workforce, employment, pay, yearToDate(pays, pay)));
}

/** The latest pay statement, if there was ever one. */
export function lastPayStatement(workforce: Workforce, employment: Employment): Row | undefined {
	const pays = paysOf(workforce, employment);
	const pay = pays.at(-1);
	return pay && statement(workforce, employment, pay, yearToDate(pays, pay));
}

function yearToDate(pays: Pay[], pay: Pay): Pay[] {
	const year = yearOf(pay.payDay);
	return pays.filter(({ period, payDay }) => period <= pay.period && yearOf(payDay) === year);
}

function statement(workforce: Workforce, employment: Employment, pay: Pay, year: Pay[]): Row {
	const { person, company, job, location, orgLevels } = employment;
	const details = detailsOf(workforce, person);
	const ytd = (value: (each: Pay) => number) => dollars(sum(year, value));
	return fill('EmployeePayStatementModel', {
		accruals: accruals(workforce, employment),
		addressline1: details.addressLine1,
		addressline2: details.addressLine2,
		city: details.city,
		companyaddresscity: company.city,
		companyaddresscountry: company.country,
		companyaddressline1: company.addressLine1,
		companyaddresspostalcode: company.zip,
		companyaddressstateorprovince: company.state,
		companyname: company.name,
		companyphone: company.phone,
		country: details.country,
		deductions: pay.deductions.map((line) => {
			const lines = year.flatMap((each) => each.deductions.filter((d) => d.code === line.code));
			return {
				basisamount: dollars(line.basis),
				deductioncode: line.code,
				deductiondescription: line.description,
				employeeamount: dollars(line.employee),
				employeeamountytd: dollars(sum(lines, (d) => d.employee)),
				employeramount: dollars(line.employer),
				employeramountytd: dollars(sum(lines, (d) => d.employer)),
				pretax: line.pretax,
			};
		}),
		deductionscurrent: dollars(pay.deducted),
		deductionsytd: ytd((each) => each.deducted),
		document: documentNumberOf(employment, pay.period),
		earnings: pay.earnings.map((line) => {
			const lines = year.flatMap((each) => each.earnings.filter((e) => e.code === line.code));
			return {
				amount: dollars(line.cents),
				amountytd: dollars(sum(lines, (e) => e.cents)),
				hours: line.hours / 100,
				hoursytd: sum(lines, (e) => e.hours) / 100,
				paycode: line.code,
				paydescription: earningCodes.find((e) => e.code === line.code)?.description ?? null,
				payrate: dollars(line.rate),
				periodend: isoMidnight(pay.end),
				periodstart: isoMidnight(pay.start),
				piececount: null,
				piecepayrate: null,
			};
		}),
		employeeidentifier: {
			identificationtype: 'EmployeeNumber',
			companyidentifier: company.code,
			employeeidentifier: person.employeeNumber,
		},
		employeenumber: person.employeeNumber,
		federaladditionalamountWithheld: 0,
		federalallowancesclaimed: person.index % 4,
		federalfilingstatus: person.index % 2 ? 'M' : 'S',
		federaltaxablewagescurrent: dollars(pay.taxable),
		federaltaxablewagesytd: ytd((each) => each.taxable),
		fullname: `${person.firstName} ${person.lastName}`,
		grosswagescurrent: dollars(pay.gross),
		grosswagesytd: ytd((each) => each.gross),
		job: job.title,
		location: location.description,
		netpay: deposits(employment, pay.net),
		netpaycurrent: dollars(pay.net),
		netpayytd: ytd((each) => each.net),
		orglevel1: orgLevels[0],
		orglevel2: orgLevels[1],
		orglevel3: orgLevels[2],
		orglevel4: orgLevels[3],
		paydate: isoMidnight(pay.payDay),
		payperiodfrequency: 'B',
		paygroup: payGroupOf(company),
		payidentifier: `${person.employeeId}-${company.id}-${isoMidnight(pay.payDay).slice(0, 10)}`,
		payrate: dollars(Math.round(employment.pay / 2_080)),
		periodenddate: isoMidnight(pay.end),
		periodstartdate: isoMidnight(pay.start),
		postalcode: details.zip,
		residentstateallowancesclaimed: person.index % 3,
		residentstatefilingstatus: person.index % 2 ? 'M' : 'S',
		ssn: details.nationalNumber,
		stateorprovince: details.state,
		taxes: pay.taxes.map((line) => {
			const lines = year.flatMap((each) => each.taxes.filter((t) => t.code === line.code));
			return {
				amount: dollars(line.cents),
				amountytd: dollars(sum(lines, (t) => t.cents)),
				basisamount: dollars(line.basis),
				taxdescription: line.description,
				taxcode: line.code,
			};
		}),
		taxescurrent: dollars(pay.taxed),
		taxesytd: ytd((each) => each.taxed),
		workstateallowancesclaimed: person.index % 3,
		workstatefilingstatus: person.index % 2 ? 'M' : 'S',
	});
}

function deposits({ person }: Employment, net: number): Row[] {
	return sharesOf(person, net).map(({ account, type, cents }) => ({
		accountnumber: account,
		accounttype: type,
		amount: dollars(cents),
	}));
}

function accruals({ ptoPlans, now }: Workforce, employment: Employment): Row[] {
	return ptoPlans
		.filter((_, n) => employment.ptoPlans & (1 << n))
		.map((plan) => ({
			amountcurrent: Math.round((plan.hours / 26) * 100) / 100,
			amounttype: 'H',
			balance: (plan.hours / 8) * ((employment.person.index + dayOf(now)) % 8),
			plancode: plan.code,
			plandescription: plan.description,
		}));
}
