/** What is sealed of a staff member: under a key of the resource, so that leaving erases name, telephone and numbers of certificates. */

export const ownerOfResource = (resource: string) => `resource:${resource}`;
export const personOfResource = (resource: string) => `resource:${resource}:person`;
export const numberOfCertificate = (certificate: string) => `certificate:${certificate}:number`;
