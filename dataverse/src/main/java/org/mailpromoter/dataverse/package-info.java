/** The plugin {@code dataverse}: Dynamics 365 as the CRM. */
@NullMarked
package org.mailpromoter.dataverse;

import org.jspecify.annotations.NullMarked;
