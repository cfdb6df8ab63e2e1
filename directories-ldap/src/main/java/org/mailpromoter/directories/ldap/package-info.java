/**
 * Records of an LDAP directory (RFC 4511), for example Active Directory or OpenLDAP, through the
 * naming interface of the JDK. Addresses are escaped in filters (RFC 4515), certificates and host
 * names are checked, referrals are not followed, and nothing is written.
 */
@NullMarked
package org.mailpromoter.directories.ldap;

import org.jspecify.annotations.NullMarked;
