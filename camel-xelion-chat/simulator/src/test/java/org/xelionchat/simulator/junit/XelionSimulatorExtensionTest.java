package org.xelionchat.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.xelionchat.simulator.XelionSimulator;

/** The extension, seen from outside: whole test classes are run. */
class XelionSimulatorExtensionTest {

    private static final List<Integer> PORTS = new ArrayList<>();
    private static final List<XelionSimulator> SIMULATORS = new ArrayList<>();

    private static Events run(Class<?> testClass) {
        PORTS.clear();
        SIMULATORS.clear();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static void seen(XelionSimulator simulator) {
        assertThat(simulator.isRunning()).isTrue();
        assertThat(simulator.calls().isEmpty()).isTrue();
        PORTS.add(simulator.port());
        SIMULATORS.add(simulator);
    }

    static int call(XelionSimulator simulator, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(simulator.uri() + path).toURL().openConnection();
        return connection.getResponseCode();
    }

    @Test
    void oneSimulatorForAClassIsResetForEachTestAndStoppedAfterwards() {
        run(Annotated.class).assertStatistics(tests -> tests.succeeded(3).failed(0));

        assertThat(PORTS).hasSize(3).containsOnly(PORTS.get(0));
        assertThat(SIMULATORS).allMatch(simulator -> !simulator.isRunning());
    }

    @XelionSimulatorTest(
            gatewayId = "shop",
            accessToken = "secret",
            agents = {})
    static class Annotated {

        @Test
        void one(XelionSimulator simulator) throws IOException {
            seen(simulator);
            assertThat(simulator.gateway().id()).isEqualTo("shop");
            assertThat(simulator.gateway().accessToken()).isEqualTo("secret");
            assertThat(simulator.isOnline()).isFalse();
            assertThat(call(simulator, "/portal/chat/master/gateways/shop/status"))
                    .isEqualTo(401);
        }

        @Test
        void two(XelionSimulator simulator) throws IOException {
            seen(simulator);
            assertThat(call(simulator, "/portal/chat/master/gateways/shop/status"))
                    .isEqualTo(401);
        }

        @Nested
        class Inner {
            @Test
            void three(XelionSimulator simulator) {
                seen(simulator);
            }
        }
    }

    @Test
    void anInstanceFieldGivesEachTestItsOwn() {
        run(OnePerTest.class).assertStatistics(tests -> tests.succeeded(2).failed(0));

        assertThat(SIMULATORS).hasSize(2).doesNotHaveDuplicates().allMatch(simulator -> !simulator.isRunning());
    }

    static class OnePerTest {

        @RegisterExtension
        final XelionSimulatorExtension xelion = XelionSimulatorExtension.withDefaults();

        @Test
        void one() {
            seen(xelion.simulator());
        }

        @Test
        void two(XelionSimulator simulator) {
            seen(simulator);
        }
    }

    @Test
    void unexpectedCallsFailTheTestUnlessTheyAreAllowed() {
        run(Strict.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("careless"),
                                finishedWithFailure(
                                        instanceOf(AssertionError.class),
                                        message(text -> text.contains("UNKNOWN GET /no/such/path -> 404")))))
                .haveExactly(1, event(test("careful"), finishedSuccessfully()))
                .haveExactly(1, event(test("excused"), finishedSuccessfully()))
                .haveExactly(1, event(test("forgetful"), finishedWithFailure(instanceOf(AssertionError.class))));
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Strict {

        @RegisterExtension
        static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

        @Test
        @Order(1)
        void careless(XelionSimulator simulator) throws IOException {
            call(simulator, "/no/such/path");
        }

        @Test
        @Order(2)
        void careful(XelionSimulator simulator) throws IOException {
            seen(simulator);
            call(simulator, "/portal/chat/master/gateways/1234567/status");
        }

        @Test
        @Order(3)
        void excused(XelionSimulator simulator) throws IOException {
            XELION.allowUnexpectedCalls();
            call(simulator, "/no/such/path");
        }

        @Test
        @Order(4)
        void forgetful(XelionSimulator simulator) throws IOException {
            call(simulator, "/no/such/path");
        }
    }

    @Test
    void unexpectedCallsCanBeAllowedForAllTests() {
        run(Tolerant.class).assertStatistics(tests -> tests.succeeded(1).failed(0));
    }

    @XelionSimulatorTest(allowUnexpectedCalls = true, echoVisitorMessages = true)
    static class Tolerant {

        @Test
        void stray(XelionSimulator simulator) throws IOException {
            assertThat(call(simulator, "/no/such/path")).isEqualTo(404);
        }
    }

    @Test
    void whatAConstructorDoesIsKeptForTheTest() {
        run(WithConstructor.class).assertStatistics(tests -> tests.succeeded(2).failed(0));
    }

    @XelionSimulatorTest(allowUnexpectedCalls = true)
    static class WithConstructor {

        private final XelionSimulator simulator;

        WithConstructor(XelionSimulator simulator) throws IOException {
            this.simulator = simulator;
            call(simulator, "/from/the/constructor");
        }

        @Test
        void one() {
            assertThat(simulator.calls().count()).isEqualTo(1);
        }

        @Test
        void two() {
            assertThat(simulator.calls().count()).isEqualTo(1);
        }
    }
}
