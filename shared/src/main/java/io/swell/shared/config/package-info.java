/**
 * Configuration as records, valid by construction, and the one reader of HOCON that reports all problems at once.
 * Imports nothing of Akka. Read {@link io.swell.shared.config.DeploymentConfig} first.
 */
@NullMarked
package io.swell.shared.config;

import org.jspecify.annotations.NullMarked;
