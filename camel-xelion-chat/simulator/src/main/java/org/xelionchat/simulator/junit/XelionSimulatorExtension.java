package org.xelionchat.simulator.junit;

import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;
import org.xelionchat.simulator.XelionSimulator;
import org.xelionchat.simulator.journal.RecordedCalls;

/**
 * Runs a simulator for tests, on a random port unless configured otherwise.
 *
 * <pre>{@code
 * @RegisterExtension
 * static XelionSimulatorExtension xelion =
 *         XelionSimulatorExtension.with(simulator -> simulator.echoVisitorMessages(true));
 *
 * @Test
 * void answers(XelionSimulator simulator) { ... }
 * }</pre>
 *
 * <p>In a static field there is one simulator for all tests of the class, in an instance field one for each test. Before
 * each test it is reset. After each test, calls that no client should ever make fail the test, unless they are allowed.
 * Parameters of type {@link XelionSimulator} are given the simulator.
 */
public final class XelionSimulatorExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    private final XelionSimulator.Builder builder;
    private boolean unexpectedCallsAllowed;
    private volatile boolean unexpectedCallsAllowedInTest;
    private int classes;
    private boolean fresh;
    private XelionSimulator simulator;

    /** Creates one that takes its settings from {@link XelionSimulatorTest}; for the annotation. */
    public XelionSimulatorExtension() {
        this(null);
    }

    private XelionSimulatorExtension(XelionSimulator.Builder builder) {
        this.builder = builder;
    }

    /** {@return a simulator with the defaults} */
    public static XelionSimulatorExtension withDefaults() {
        return new XelionSimulatorExtension(XelionSimulator.builder());
    }

    /**
     * {@return a simulator with settings of one's own}
     *
     * @param settings sets them
     */
    public static XelionSimulatorExtension with(Consumer<XelionSimulator.Builder> settings) {
        XelionSimulator.Builder builder = XelionSimulator.builder();
        settings.accept(builder);
        return new XelionSimulatorExtension(builder);
    }

    /**
     * Lets all tests make calls that no client should ever make.
     *
     * @return this
     */
    public XelionSimulatorExtension allowingUnexpectedCalls() {
        unexpectedCallsAllowed = true;
        return this;
    }

    /** Lets the current test make calls that no client should ever make. */
    public void allowUnexpectedCalls() {
        unexpectedCallsAllowedInTest = true;
    }

    /**
     * {@return the simulator}
     *
     * @throws IllegalStateException before the first test
     */
    public XelionSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("The simulator does not run yet");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // nested classes begin and end within their outer class
        classes++;
        begin(context);
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        // what a test's constructor does in the simulator must not be forgotten before the test
        freshen(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        freshen(context);
        fresh = false;
        unexpectedCallsAllowedInTest = false;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        RecordedCalls unexpected = simulator().calls().unexpected();
        if (classes == 0) {
            end();
        }
        if (!unexpected.isEmpty() && !unexpectedCallsAllowed && !unexpectedCallsAllowedInTest) {
            throw new AssertionError("Calls that no client should ever make:" + unexpected);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        classes--;
        if (classes == 0) {
            end();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == XelionSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        begin(context);
        return simulator;
    }

    private void freshen(ExtensionContext context) {
        begin(context);
        if (!fresh) {
            simulator.reset();
            fresh = true;
        }
    }

    private void begin(ExtensionContext context) {
        if (simulator == null) {
            simulator = (builder == null ? annotated(context) : builder).build();
        }
        simulator.start();
    }

    private void end() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    private XelionSimulator.Builder annotated(ExtensionContext context) {
        XelionSimulator.Builder settings = XelionSimulator.builder();
        Optional<XelionSimulatorTest> annotation =
                AnnotationSupport.findAnnotation(context.getTestClass(), XelionSimulatorTest.class);
        annotation.ifPresent(given -> {
            settings.gateway(given.gatewayId(), given.accessToken())
                    .agents(given.agents())
                    .echoVisitorMessages(given.echoVisitorMessages());
            if (given.tls()) {
                settings.tls();
            }
            unexpectedCallsAllowed = given.allowUnexpectedCalls();
        });
        return settings;
    }
}
