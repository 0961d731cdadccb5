import { fill, type Row } from '../records';
import { DAY, dayFrom, HOUR, isoInstant, isoMidnight, yearOf } from '../workforce/calendar';
import type { PayPeriod } from '../workforce/payPeriods';

const USER = 'PAYADMIN';

/** A row of paygroup-payperiods (contract: `PayGroupPayPeriods`). */
export function payPeriodRow(now: number, payPeriod: PayPeriod): Row {
	const { group, period, sequence, control, payDay, start, end, isClosed, lastOf } = payPeriod;
	const canadian = group === 'BIWKC';
	// A year's calendar is set up in the December before it.
	const created = dayFrom(yearOf(payDay) - 1, 12, 1) * DAY + 9 * HOUR;
	const opened = start * DAY + 8 * HOUR;
	const closed = (payDay - 1) * DAY + 17 * HOUR;
	const id = period * 10 + sequence + (canadian ? 100_000 : 0);
	return fill('PayGroupPayPeriods', {
		isActive: true,
		dateTimeChanged: isoInstant(isClosed ? closed : opened <= now ? opened : created),
		dateTimeCreated: isoInstant(created),
		dateTimeFiscalEndDone: isClosed && isYearEnd(payPeriod) ? isoInstant(closed) : null,
		dateTimePeriodClosed: isClosed ? isoInstant(closed) : null,
		dateTimePeriodOpened: opened <= now ? isoInstant(opened) : null,
		fiscalYearEnd: isYearEnd(payPeriod),
		isCtsCreated: isClosed,
		isPeriodClosed: isClosed,
		isQtdobPerControl: false,
		isYtdobPerControl: false,
		monthlyPayPeriodNumber: payPeriod.inMonth,
		mqyEndFlag: lastOf,
		payDate: isoMidnight(payDay),
		payDateSeq: sequence,
		payGroup: group,
		payPeriodId: id,
		periodControl: control,
		periodEndDate: isoMidnight(end),
		periodStartDate: isoMidnight(start),
		periodType: sequence === 1 ? 'R' : 'S',
		suspAutoPay: sequence === 1 ? 'N' : 'Y',
		suspDirectDeposit: 'N',
		userIdChanged: USER,
		userIdCreated: USER,
		auditKey: id,
		payrollStateId: isClosed ? 3 : opened <= now ? 2 : 1,
		combineNachaFileOverride: false,
		allowWebPyrlAfterYeRecon: false,
		payrollChangeFlags: 0,
		payrollTransitionFlags: 0,
		instantCheckMoveRule: false,
		bringInPayrollBatchLoad: sequence === 1,
		bringInPpiLoad: sequence === 1,
		bringInRetroPayLoad: false,
		lmwActive: false,
		roePayDate: canadian ? isoMidnight(payDay) : null,
		taxArrearsCollectEnabled: false,
	});
}

function isYearEnd({ lastOf, sequence }: PayPeriod): boolean {
	return lastOf === 'Y' && sequence === 2;
}
