/**
 * The settings of another CRM beside those that are in force here: what differs, the policy file
 * that takes them over, and what that CRM says about a message. Nothing is changed there, and
 * nothing is written here.
 */
@NullMarked
package org.mailpromoter.installation.comparison;

import org.jspecify.annotations.NullMarked;
