package org.xelionchat.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xelionchat.simulator.XelionSimulator;

/**
 * A simulator for the tests of a class: one on a random port for all of them, reset before each, and given to parameters
 * of type {@link XelionSimulator}. A test that has made an unexpected call fails.
 *
 * <p>Whoever needs more than these settings registers {@link XelionSimulatorExtension} with its builder.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(XelionSimulatorExtension.class)
public @interface XelionSimulatorTest {

    /** {@return the gateway's id} */
    String gatewayId() default XelionSimulator.DEFAULT_GATEWAY_ID;

    /** {@return the gateway's access token} */
    String accessToken() default XelionSimulator.DEFAULT_ACCESS_TOKEN;

    /** {@return the agents who are online from the start} */
    String[] agents() default {XelionSimulator.DEFAULT_AGENT};

    /** {@return whether the visitor's own messages come back as events} */
    boolean echoVisitorMessages() default false;

    /** {@return whether it speaks TLS} */
    boolean tls() default false;

    /** {@return whether a test may make calls that no client should ever make} */
    boolean allowUnexpectedCalls() default false;
}
