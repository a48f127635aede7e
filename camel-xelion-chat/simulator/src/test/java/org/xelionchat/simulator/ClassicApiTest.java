package org.xelionchat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xelionchat.simulator.ApiCaller.Answered;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.journal.Operation;
import org.xelionchat.simulator.journal.RecordedCall;
import org.xelionchat.simulator.junit.XelionSimulatorExtension;
import org.xelionchat.simulator.wire.ContentsForm;
import org.xelionchat.simulator.wire.MessageShape;

/** The classic API's calls about chats, as the documents show them (P3). */
class ClassicApiTest {

    @RegisterExtension
    static final XelionSimulatorExtension XELION = XelionSimulatorExtension.withDefaults();

    private final XelionSimulator simulator = XELION.simulator();
    private final ClassicCaller visitor = new ClassicCaller(simulator).loggedIn("test");

    /** P3.3. */
    @Test
    void c5CreatesASessionOnAPhoneLine() {
        JsonNode answer = visitor.createSession(simulator.phoneLine().oid()).json();

        SimulatedSession session = simulator.onlySession();
        JsonNode created = answer.get("object");
        assertThat(created.get("oid").asText()).isEqualTo(session.id());
        assertThat(created.get("objectType").asText()).isEqualTo("XCCChatSession");
        assertThat(created.get("sessionType").asText()).isEqualTo("external");
        assertThat(created.get("commonName").asText()).isEqualTo("<Unknown> <XCCChatSession>");
        assertThat(created.at("/participants/0/commonName").asText()).isEqualTo("peter");
        assertThat(created.at("/participants/0/objectType").asText()).isEqualTo("UnknownAddressable");
        assertThat(answer.at("/links/0/href").asText()).isEqualTo(simulator.classicUri() + "/chats/" + session.id());
        assertThat(session.visitor().clientId()).isEqualTo("peter");
        assertThat(session.gatewayId()).isNull();
        assertThat(session.phoneLine()).isEqualTo(simulator.phoneLine());
    }

    @Test
    void c5OnAnUnknownPhoneLine() {
        Answered answer = visitor.createSession("99");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("errorCode").intValue()).isEqualTo(10100);
        assertThat(answer.json().get("info").asText()).isEqualTo("resource=POST /api/v1/master/chats/external_session");
        assertThat(simulator.sessions()).isEmpty();
    }

    /** P3.4, P7.1. */
    @Test
    void c6SendsAMessage() {
        String id = visitor.createSession();

        JsonNode sent = visitor.say(id, "we need a bigger boat").json().get("object");

        var stored = simulator.session(id).messages().get(0);
        assertThat(sent.get("contents").asText()).isEqualTo("we need a bigger boat");
        assertThat(sent.get("incoming").booleanValue()).isFalse();
        assertThat(sent.get("read").booleanValue()).isFalse();
        assertThat(sent.get("clientId").asText()).isEqualTo("peter");
        assertThat(sent.get("oid").asText()).isEqualTo(stored.id());
        assertThat(sent.at("/communication/oid").asText()).isEqualTo(stored.communicationId());
        assertThat(sent.get("objectType").asText()).isEqualTo("XCCChat");
        assertThat(simulator.calls().of(Operation.SEND_MESSAGE).inSession(id).count())
                .isEqualTo(1);
    }

    /** P3.5, P7.1. */
    @Test
    void c7ListsMessagesNewestFirst() {
        String id = visitor.createSession();
        visitor.say(id, "hello");
        simulator.agent("Wesley").activate(id).says("good morning");

        JsonNode list = visitor.get("/chats/" + id + "/messages").json();

        JsonNode agents = list.at("/data/0/object");
        JsonNode visitors = list.at("/data/1/object");
        assertThat(list.get("data")).hasSize(2);
        assertThat(agents.get("contents").asText()).isEqualTo("good morning");
        assertThat(agents.get("incoming").booleanValue()).isTrue();
        assertThat(agents.at("/creator/commonName").asText()).isEqualTo("Wesley");
        assertThat(visitors.get("contents").asText()).isEqualTo("hello");
        assertThat(visitors.get("incoming").booleanValue()).isFalse();
        assertThat(list.at("/meta/paging").has("nextId")).isFalse();
    }

    /** P3.4, P6.6. */
    @Test
    void c6SendsAFile() {
        String id = visitor.createSession();
        byte[] content = {0, 1, (byte) 0xff};

        JsonNode sent = visitor.post("/chats/" + id + "/messages/external", file("circle.jpg", content, null))
                .json()
                .get("object");

        var stored = simulator.session(id).messages().get(0);
        assertThat(stored.attachment().fileName()).isEqualTo("circle.jpg");
        assertThat(stored.attachment().mimeType()).isEqualTo("image/jpg");
        assertThat(stored.attachment().content()).isEqualTo(content);
        assertThat(stored.shown()).isEqualTo("circle.jpg");
        assertThat(sent.get("contents").isNull()).isTrue();
        assertThat(sent.at("/reference/oid").asText())
                .isEqualTo(stored.attachment().oid());
        assertThat(sent.at("/reference/objectType").asText()).isEqualTo("Attachment");
        assertThat(simulator.calls().last().orElseThrow().body())
                .contains("circle.jpg", "\"contentsB64String\":\"***\"");
    }

    @Test
    void c6SendsTextAndFileTogether() {
        String id = visitor.createSession();

        visitor.post("/chats/" + id + "/messages/external", file("circle.jpg", new byte[] {1}, "look"));

        assertThat(simulator.session(id).messages().get(0).shown()).isEqualTo("look");
        assertThat(simulator.session(id).messages().get(0).attachment()).isNotNull();
    }

    /** P9: 10 MB before base64; P8.1: what is larger is a 500. */
    @Test
    void c6TakesTenMegabytesAndNotMore() {
        XELION.allowUnexpectedCalls();
        String id = visitor.createSession();
        int limit = 10 * 1024 * 1024;

        assertThat(visitor.post("/chats/" + id + "/messages/external", file("a", new byte[limit], null))
                        .status())
                .isEqualTo(200);
        assertRefused(
                visitor.post("/chats/" + id + "/messages/external", file("a", new byte[limit + 1], null)), 500, 11000);
        assertThat(simulator.session(id).messages()).hasSize(1);
        assertThat(simulator.calls().unexpected().count()).isEqualTo(1);
    }

    /** P11.9. */
    @Test
    void c6CanRefuseFiles() {
        try (XelionSimulator strict = XelionSimulator.builder()
                .classic(classic -> classic.refuseAttachments(true))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(strict).loggedIn("test");
            String id = caller.createSession();

            assertRefused(
                    caller.post("/chats/" + id + "/messages/external", file("a", new byte[] {1}, "look")), 400, 10104);
            assertThat(caller.say(id, "then without").status()).isEqualTo(200);
            assertThat(strict.session(id).texts()).containsExactly("then without");
            assertThat(strict.calls().unexpected()).isEmpty();
        }
    }

    /** P3.5: the next page is asked for with after=nextId. */
    @ParameterizedTest
    @EnumSource(MessageShape.class)
    void c7GivesPages(MessageShape shape) {
        try (XelionSimulator paged = XelionSimulator.builder()
                .classic(classic -> classic.pageSize(2).messageShape(shape))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(paged).loggedIn("test");
            String id = caller.createSession();
            for (String text : List.of("one", "two", "three", "four", "five")) {
                caller.say(id, text);
            }

            JsonNode first = caller.get("/chats/" + id + "/messages").json();
            // what comes meanwhile does not move the pages
            caller.say(id, "six");
            JsonNode second = next(caller, id, first);
            JsonNode third = next(caller, id, second);

            assertThat(contents(first)).containsExactly("five", "four");
            assertThat(contents(second)).containsExactly("three", "two");
            assertThat(contents(third)).containsExactly("one");
            assertThat(first.at("/meta/paging").has("previousId")).isFalse();
            assertThat(second.at("/meta/paging").has("previousId")).isTrue();
            assertThat(third.at("/meta/paging").has("nextId")).isFalse();
            assertThat(paged.calls().unexpected()).isEmpty();
        }
    }

    @Test
    void c7GivesAFullLastPageWithoutAFollowingOne() {
        try (XelionSimulator paged = XelionSimulator.builder()
                .classic(classic -> classic.pageSize(2))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(paged).loggedIn("test");
            String id = caller.createSession();
            caller.say(id, "one");
            caller.say(id, "two");

            JsonNode only = caller.get("/chats/" + id + "/messages").json();

            assertThat(contents(only)).containsExactly("two", "one");
            assertThat(only.at("/meta/paging").has("nextId")).isFalse();
        }
    }

    private static JsonNode next(ClassicCaller caller, String id, JsonNode page) {
        return caller.get("/chats/" + id + "/messages?after="
                        + page.at("/meta/paging/nextId").asText())
                .json();
    }

    private static List<String> contents(JsonNode page) {
        List<String> contents = new ArrayList<>();
        page.get("data")
                .forEach(entry -> contents.add(entry.at("/object/contents").asText()));
        return contents;
    }

    /** P3.5, P7.1: the flag is seen from Xelion here, and the id is the communication's. */
    @Test
    void c7ListsCommunicationsAsIn2024() {
        try (XelionSimulator newer = XelionSimulator.builder()
                .classic(classic ->
                        classic.messageShape(MessageShape.COMMUNICATION_2024).contents(ContentsForm.OBJECT))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(newer).loggedIn("test");
            String id = caller.createSession();
            JsonNode sent = caller.say(id, "hello").json().get("object");
            newer.agent("Wesley").says(newer.session(id), "good morning");

            JsonNode list = caller.get("/chats/" + id + "/messages").json();

            JsonNode agents = list.at("/data/0/object");
            JsonNode visitors = list.at("/data/1/object");
            assertThat(agents.at("/contents/content").asText()).isEqualTo("good morning");
            assertThat(agents.get("incoming").booleanValue()).isFalse();
            assertThat(visitors.get("incoming").booleanValue()).isTrue();
            assertThat(visitors.get("oid").asText())
                    .isEqualTo(sent.at("/communication/oid").asText());
            assertThat(visitors.get("id").asText()).matches("[0-9a-f]{16}");
            assertThat(visitors.get("chatSessionType").asText()).isEqualTo("external");
            assertThat(sent.at("/contents/content").asText()).isEqualTo("hello");
        }
    }

    /** P3.5: where there is only a summary, it may be incomplete. */
    @Test
    void c7CanGiveSummariesOnly() {
        try (XelionSimulator newer = XelionSimulator.builder()
                .classic(classic ->
                        classic.messageShape(MessageShape.COMMUNICATION_2024).contents(ContentsForm.SUMMARY))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(newer).loggedIn("test");
            String id = caller.createSession();
            caller.say(id, "short");
            caller.say(id, "x".repeat(100));

            JsonNode list = caller.get("/chats/" + id + "/messages").json();

            assertThat(list.at("/data/0/object").has("contents")).isFalse();
            assertThat(list.at("/data/0/object/contentSummary").asText()).isEqualTo("x".repeat(60));
            assertThat(list.at("/data/0/object/contentSummaryIsComplete").booleanValue())
                    .isFalse();
            assertThat(list.at("/data/1/object/subject").asText()).isEqualTo("short");
            assertThat(list.at("/data/1/object/contentSummaryIsComplete").booleanValue())
                    .isTrue();
        }
    }

    /** P3.6, P6.5. */
    @Test
    void c8TellsOfTheSession() {
        String id = visitor.createSession();
        JsonNode before = visitor.get("/chats/" + id).json().get("object");
        simulator.agent("Wesley").activate(id);
        JsonNode active = visitor.get("/chats/" + id).json().get("object");
        simulator.becomesIdle(simulator.session(id)).ends(simulator.session(id));
        JsonNode after = visitor.get("/chats/" + id).json().get("object");

        assertThat(before.get("commonName").asText()).isEqualTo("External Chat Support <->peter");
        assertThat(before.get("disabled").booleanValue()).isFalse();
        assertThat(before.has("chatSessionActivatedDate")).isFalse();
        assertThat(active.get("chatSessionActivatedDate").asText()).isNotBlank();
        assertThat(active.at("/activeUser/userName").asText()).isEqualTo("Wesley");
        assertThat(active.at("/participants/0/objectType").asText()).isEqualTo("Person");
        assertThat(active.at("/participants/1/commonName").asText()).isEqualTo("peter");
        assertThat(after.get("disabled").booleanValue()).isTrue();
        assertThat(after.get("chatSessionIdleDate").asText()).isNotBlank();
        assertThat(after.get("chatSessionEndedDate").asText()).isNotBlank();
    }

    /** P6.5: "is or will be". */
    @Test
    void c8CanTellWhatIsPlanned() {
        try (XelionSimulator planning = XelionSimulator.builder()
                .plannedDates(true)
                .idleAfter(Duration.ofMinutes(5))
                .endAfter(Duration.ofMinutes(5))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(planning).loggedIn("test");

            JsonNode session =
                    caller.get("/chats/" + caller.createSession()).json().get("object");

            assertThat(session.get("disabled").booleanValue()).isFalse();
            assertThat(session.get("chatSessionIdleDate").asText()).isNotBlank();
            assertThat(session.get("chatSessionEndedDate").asText()).isNotBlank();
        }
    }

    @Test
    void c12ListsPhoneLinesInPages() {
        try (XelionSimulator house = XelionSimulator.builder()
                .phoneLine("11", "Support", "801")
                .phoneLine("12", "Sales", "802")
                .phoneLine("13", "Repairs", "803")
                .classic(classic -> classic.pageSize(2))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(house).loggedIn("test");

            JsonNode first = caller.get("/phonelines").json();
            JsonNode second = caller.get("/phonelines?after="
                            + first.at("/meta/paging/nextId").asText())
                    .json();

            assertThat(first.findValuesAsText("commonName")).containsExactly("Support", "Sales");
            assertThat(first.at("/data/1/object/oid").asText()).isEqualTo("12");
            assertThat(first.at("/data/1/object/extension").asText()).isEqualTo("802");
            assertThat(first.at("/data/1/object/objectType").asText()).isEqualTo("XCCPhoneLine");
            assertThat(second.findValuesAsText("commonName")).containsExactly("Repairs");
            assertThat(house.session(new GatewayCaller(house).createSession())
                            .phoneLine()
                            .oid())
                    .isEqualTo("11");
        }
    }

    /** P3.6: no login is needed. */
    @Test
    void c13TellsTheVersion() {
        visitor.authorization(null);

        assertThat(visitor.get("/server/version")
                        .json()
                        .get("serverVersionMajor")
                        .intValue())
                .isEqualTo(8);
    }

    /** P13: their paths are assumed. */
    @Test
    void theVisitorsSideReportsDeliveredTypingAndTheEnd() {
        String id = visitor.createSession();
        simulator.agent("Wesley").says(simulator.session(id), "hello");

        assertThat(visitor.put("/chats/" + id + "/delivered/external").body()).isEmpty();
        assertThat(visitor.post("/chats/" + id + "/is_typing/external", null).body())
                .isEmpty();
        assertThat(simulator.session(id).visitorTypedAt()).isNotNull();
        assertThat(simulator.session(id).messages()).allMatch(message -> message.delivered());

        assertThat(visitor.post("/chats/" + id + "/close/external", null).body())
                .isEmpty();
        assertThat(simulator.session(id).ended()).isTrue();
    }

    @Test
    void thePathsOfTheseThreeCanDiffer() {
        try (XelionSimulator different = XelionSimulator.builder()
                .classic(classic -> classic.deliveredCall("POST sessions/{sessionId}/received")
                        .typingCall("PUT chats/{sessionId}/typing")
                        .closeCall("DELETE chats/{sessionId}"))
                .build()
                .start()) {
            ClassicCaller caller = new ClassicCaller(different).loggedIn("test");
            String id = caller.createSession();

            assertThat(caller.post("/sessions/" + id + "/received", null).status())
                    .isEqualTo(200);
            assertThat(caller.put("/chats/" + id + "/typing").status()).isEqualTo(200);
            assertThat(caller.call("DELETE", "/chats/" + id, null).status()).isEqualTo(200);
            assertThat(different.calls().inSession(id).list())
                    .extracting(RecordedCall::operation)
                    .containsExactly(Operation.MARK_DELIVERED, Operation.NOTIFY_TYPING, Operation.CLOSE_SESSION);
            assertThat(different.session(id).ended()).isTrue();
            assertThat(caller.post("/chats/" + id + "/close/external", null).status())
                    .isEqualTo(404);
            assertThat(different.calls().unexpected().count()).isEqualTo(1);
        }
    }

    /** P8.1: 404/10066. */
    @Test
    void anEndedSessionTakesNoMessagesNoTypingAndNoSecondEnd() {
        String id = visitor.createSession();
        simulator.ends(simulator.session(id));

        assertRefused(visitor.say(id, "hello"), 404, 10066);
        assertRefused(visitor.post("/chats/" + id + "/is_typing/external", null), 404, 10066);
        assertRefused(visitor.post("/chats/" + id + "/close/external", null), 404, 10066);
        assertThat(visitor.put("/chats/" + id + "/delivered/external").status()).isEqualTo(200);
        assertThat(visitor.get("/chats/" + id + "/messages").status()).isEqualTo(200);
        assertThat(simulator.calls().unexpected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/messages"})
    void anUnknownSessionIsNotFound(String below) {
        assertRefused(visitor.get("/chats/99" + below), 404, 10100);
    }

    /** A gateway knows its own sessions only; whoever is logged in is not bound to one. */
    @Test
    void theGatewayDoesNotKnowWhatWasStartedOnALine() {
        GatewayCaller gateway = new GatewayCaller(simulator);
        String classic = visitor.createSession();
        String onGateway = gateway.createSession();

        assertThat(gateway.get("/sessions/" + classic).status()).isEqualTo(500);
        assertThat(visitor.get("/chats/" + onGateway).status()).isEqualTo(200);
    }

    static Stream<Arguments> callsOfAFaultyClient() {
        return Stream.of(
                arguments("POST", "/chats/SESSION/messages/external", "{'text':' ','clientId':'peter'}", 400),
                arguments("POST", "/chats/SESSION/messages/external", "{'clientId':'peter'}", 400),
                arguments("POST", "/chats/SESSION/messages/external", "{'text':7}", 400),
                arguments("POST", "/chats/SESSION/messages/external", "{'text':'" + "x".repeat(4001) + "'}", 500),
                arguments("POST", "/chats/SESSION/messages/external", "hello", 400),
                arguments("POST", "/chats/SESSION/messages/external", "", 400),
                arguments("POST", "/chats/SESSION/messages/external", "{'attachment':{'commonName':'a'}}", 400),
                arguments(
                        "POST",
                        "/chats/SESSION/messages/external",
                        "{'attachment':{'commonName':'a','originalLocation':'a','mimeType':'b'}}",
                        400),
                arguments(
                        "POST",
                        "/chats/SESSION/messages/external",
                        "{'attachment':{'commonName':'a','originalLocation':'a','mimeType':'b','contentsB64String':'!'}}",
                        400),
                arguments("POST", "/chats/external_session", "{'clientId':'peter'}", 400),
                arguments("POST", "/chats/external_session", "{'phoneLine':{'oid':'1651226'}}", 400),
                arguments("POST", "/chats/SESSION/messages", "{'text':'as an agent'}", 405),
                arguments("POST", "/chats/SESSION/is_typing", null, 404),
                arguments("GET", "/me/websocket", null, 405),
                arguments("POST", "/me/websocket", "{}", 400),
                arguments("GET", "/chats/SESSION?after=1", null, 400),
                arguments("GET", "/chats/SESSION/messages?after=1", null, 400),
                arguments("GET", "/chats/SESSION/messages?limit=1", null, 400),
                arguments("GET", "/gateways", null, 404));
    }

    @ParameterizedTest
    @MethodSource("callsOfAFaultyClient")
    void whatOnlyAFaultyClientDoesIsRefusedAndUnexpected(String method, String path, String body, int status) {
        XELION.allowUnexpectedCalls();
        String id = visitor.createSession();

        Answered answer =
                visitor.call(method, path.replace("SESSION", id), body == null ? null : body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("errorCode").intValue()).isPositive();
        assertThat(simulator.calls().unexpected().list()).hasSize(1);
        assertThat(simulator.session(id).messages()).isEmpty();
        assertThat(simulator.sessions()).hasSize(1);
    }

    @Test
    void pollingIsFoundOut() {
        XELION.allowUnexpectedCalls();
        String id = visitor.createSession();

        for (int i = 0; i < 11; i++) {
            assertThat(visitor.get("/chats/" + id + "/messages").status()).isEqualTo(200);
        }

        assertThat(simulator.calls().unexpected().toString()).contains("Polling");
    }

    @Test
    void aCallInAWrongFormIsRefusedWhenTheSimulatorIsBuilt() {
        assertThatThrownBy(() -> XelionSimulator.builder()
                        .classic(classic -> classic.closeCall("chats/{sessionId}/close"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("POST chats/{sessionId}/close");
    }

    @Test
    void faultsStrikeAtClassicCalls() {
        String id = visitor.createSession();
        simulator
                .faults()
                .nextCall(Operation.SEND_MESSAGE)
                .inSession(id)
                .actsButAnswers(500)
                .nextCall(Operation.GET_MESSAGES)
                .answers(429);

        assertRefused(visitor.say(id, "hello"), 500, 11000);
        assertThat(simulator.session(id).texts()).containsExactly("hello");
        assertRefused(visitor.get("/chats/" + id + "/messages"), 429, 10400);
    }

    private static String file(String name, byte[] content, String text) {
        ObjectNode message = ApiCaller.JSON.createObjectNode().put("clientId", "peter");
        if (text != null) {
            message.put("text", text);
        }
        message.putObject("attachment")
                .put("originalLocation", name)
                .put("commonName", name)
                .put("mimeType", "image/jpg")
                .put("contentsB64String", Base64.getEncoder().encodeToString(content));
        return message.toString();
    }

    private static void assertRefused(Answered answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("errorCode").intValue()).isEqualTo(code);
    }
}
