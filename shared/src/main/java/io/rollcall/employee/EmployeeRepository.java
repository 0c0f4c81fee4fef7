package io.rollcall.employee;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of employees. A write of an employee that has another version by now fails with {@code OptimisticLockException}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EmployeeRepository extends GenericRepository<Employee, UUID>, JpaSpecificationExecutor<Employee> {
    Optional<Employee> findByEmpId(long empId);

    Optional<Employee> findByIdForUpdate(UUID id);

    List<Employee> findByEmpIdIn(List<Long> empIds);

    Employee save(Employee employee);

    List<Employee> saveAll(List<Employee> employees);

    Employee update(Employee employee);

    List<Employee> updateAll(List<Employee> employees);

    void delete(Employee employee);
}
