package org.xelionchat.camel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.xelionchat.client.ChatApiGeneration;

/** Runs all tests of a {@link ChatTestSupport} twice: on the gateway API, and on the classic one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(value = ChatApiGeneration.class, names = "GATEWAY")
@interface OnBothApis {}
