import { fill, type Row } from '../records';
import type { Variants } from '../variants';
import type { Company, Job, Location, OrgLevel } from '../workforce/configuration';
import type { JobGroup } from '../workforce/jobGroups';
import type { SecurityRole } from '../workforce/securityRoles';

/** A row of org-levels; `longDescription` comes on top, as on live rows. */
export function orgLevelRow(orgLevel: OrgLevel): Row {
	return { ...orgLevel };
}

/** A row of jobs (v1). A tenant names the key `code` (schema) or `jobCode` (seen live). */
export function jobRow(job: Job, { jobCodeField }: Pick<Variants, 'jobCodeField'>): Row {
	const row = fill('jobs', {
		title: job.title,
		countryCode: job.country,
		code: job.code,
		jobFamilyCode: job.family,
		isActive: job.isActive,
	});
	if (jobCodeField === 'code') return row;
	const { code, ...rest } = row;
	return { ...rest, jobCode: code };
}

export function locationRow(location: Location): Row {
	return fill('locations', {
		locationCode: location.code,
		description: location.description,
		isActive: location.isActive,
		addressLine1: location.addressLine1,
		addressLine2: location.addressLine2,
		city: location.city,
		state: location.state,
		zipOrPostalCode: location.zip,
		countryCode: location.country,
		locationGLSegment: location.glSegment,
	});
}

/** A row of company-details. `isMasterCompany` is text, `companyID` has a capital D. */
export function companyRow(company: Company): Row {
	return fill('CompanyDetails', {
		isMasterCompany: String(company.isMaster),
		masterCompanyId: company.masterId,
		companyID: company.id,
		companyCode: company.code,
		companyName: company.name,
		addressLine1: company.addressLine1,
		addressCity: company.city,
		addressState: company.state,
		addressZipCode: company.zip,
		addressCountry: company.country,
		phoneNumber: company.phone,
		federalTaxId: company.federalTaxId,
		orgLevel1Code: company.orgLevels[0],
		orgLevel2Code: company.orgLevels[1],
		orgLevel3Code: company.orgLevels[2],
		orgLevel4Code: company.orgLevels[3],
	});
}

/** A row of jobgroup (contract: `JobGroupDetail`). */
export function jobGroupRow({ code, description, country }: JobGroup): Row {
	return fill('JobGroupDetail', {
		jobGroupCode: code,
		jobGroupCodeDescription: description,
		jobGroupCountryCode: country,
	});
}

/** A row of roles (contract: `Roles`). */
export function securityRoleRow(role: SecurityRole): Row {
	return fill('Roles', {
		rolDefaultRole: role.isDefault,
		rolDescription: role.description,
		rolID: role.id,
		rolName: role.name,
		rolDefaultRoleTerminated: role.isDefaultOfTerminated,
		rolBI: role.reports,
	});
}
