/**
 * Declares the configuration of a plugin, so the host can reject invalid files with file, line and
 * key before it creates the plugin. A {@link org.mailpromoter.spi.config.ConfigKey} declares name,
 * type, default, bounds, meaning and secrecy; a {@link org.mailpromoter.spi.config.ConfigSpec}
 * lists the keys of one section.
 */
@NullMarked
package org.mailpromoter.spi.config;

import org.jspecify.annotations.NullMarked;
