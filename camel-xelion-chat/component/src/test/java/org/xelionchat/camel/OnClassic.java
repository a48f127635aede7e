package org.xelionchat.camel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs all tests of a {@link ChatTestSupport} on the classic API. Without it they run on the gateway. A subclass that has
 * nothing but this runs a whole suite on both.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnClassic {}
