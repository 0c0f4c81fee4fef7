// Uses the generated TypeScript client. Arguments: the server's address and the administrator's password.
import { Configuration, EmployeesApi, ResponseError, SessionsApi } from './src/index.js';

const [basePath, password] = process.argv.slice(2);
const empId = 9_000_000_012;
const { accessToken } = await new SessionsApi(new Configuration({ basePath })).createToken({ username: 'admin', password });
const employees = new EmployeesApi(new Configuration({ basePath, accessToken: async () => `Bearer ${accessToken}` }));
const made = await employees.createEmployee({
  employeeDraft: { empId, empName: 'Ada Lovelace', city: 'London', country: 'United Kingdom', empDob: new Date('1915-12-10') },
});
const read = await employees.getEmployee({ empId });
await employees.deleteEmployee({ empId });
const gone = await employees.getEmployee({ empId }).catch((error) => error);
if (JSON.stringify(made) !== JSON.stringify(read) || !(gone instanceof ResponseError) || gone.response.status !== 404) {
  throw new Error(`${JSON.stringify(made)}, ${JSON.stringify(read)}, ${gone}`);
}
console.log('ok   the TypeScript client adds an employee, reads it and deletes it');
