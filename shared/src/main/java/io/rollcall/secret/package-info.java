/**
 * Settings whose values lie in AWS Secrets Manager: where a setting names a secret, its value becomes the setting that it stands for. Nothing
 * of this is loaded where no such setting is in force.
 */
@NullMarked
package io.rollcall.secret;

import org.jspecify.annotations.NullMarked;
