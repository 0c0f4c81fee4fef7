import io.rollcall.client.ApiClient;
import io.rollcall.client.ApiException;
import io.rollcall.client.api.EmployeesApi;
import io.rollcall.client.api.SessionsApi;
import io.rollcall.client.model.Employee;
import io.rollcall.client.model.EmployeeDraft;
import io.rollcall.client.model.Token;
import java.time.LocalDate;

/** Uses the generated Java client. Arguments: the server's address and the administrator's password. */
final class Call {
    private static final long NUMBER = 9_000_000_011L;

    private Call() {}

    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        Token token = new SessionsApi(client).createToken("password", "admin", arguments[1], null, null);
        client.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + token.getAccessToken()));
        EmployeesApi employees = new EmployeesApi(client);
        EmployeeDraft draft = new EmployeeDraft()
                .empId(NUMBER)
                .empName("Ada Lovelace")
                .city("London")
                .country("United Kingdom")
                .empDob(LocalDate.of(1915, 12, 10));
        Employee made = employees.createEmployee(draft, null);
        Employee read = employees.getEmployee(NUMBER, null);
        employees.deleteEmployee(NUMBER, null);
        if (!made.equals(read) || !LocalDate.of(1915, 12, 10).equals(read.getEmpDob())) {
            throw new IllegalStateException(made + " is not " + read);
        }
        System.out.println("ok   the Java client adds an employee, reads it and deletes it");
    }
}
